using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stoa.Contracts.Accounts;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Catalog;
using Stoa.Contracts.Common;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Documents;
using Stoa.Contracts.Notifications;
using Stoa.Contracts.Subscriptions;
using Stoa.Platform.Http;
using Stoa.Platform.Security;
using Stoa.Platform.Storage;
using Stoa.Web;

namespace Stoa.Tests.Web;

/// <summary>The pages, with <see cref="SampleApi"/> in the place of the components.</summary>
public sealed class PageHost : IAsyncLifetime
{
    private WebApplication app = null!;

    public SampleApi Api { get; } = new();

    public HttpClient Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Api.Start();
        app = Build(Api.Address, "http://127.0.0.1:0");
        await app.StartAsync();
        Browser = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await app.DisposeAsync();
        await Api.DisposeAsync();
    }

    public static WebApplication Build(Uri api, string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        builder.Services.AddSingleton(PlatformKey.Ephemeral()).AddStoaWeb();
        builder.Services.Configure<WebOptions>(web => web.HasMailbox = true);
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddSingleton<TimeProvider>(new ImpatientClock()).AddSingleton(PlatformKey.Ephemeral());
        builder.Services.AddSingleton<NodeTokens>().AddScoped<OperationContext>().AddScoped<OutgoingIdentity>();
        AddClients(builder.Services, api);
        var built = builder.Build();
        built.MapStoaWeb();
        return built;
    }

    public async Task<HttpResponseMessage> Get(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await Browser.SendAsync(request);
    }

    public async Task<string> Read(string path, params (string Name, string Value)[] headers)
    {
        using var answer = await Get(path, headers);
        return await answer.Content.ReadAsStringAsync();
    }

    private static void AddClients(IServiceCollection services, Uri api)
    {
        Add(http => new AccountsClient(http));
        Add(http => new CatalogClient(http));
        Add(http => new SubscriptionsClient(http));
        Add(http => new BillingClient(http));
        Add(http => new DeployerClient(http));
        Add(http => new MailboxClient(http));
        Add(http => new DocumentsClient(http));

        void Add<TClient>(Func<HttpClient, TClient> make) where TClient : ApiClient => services.AddScoped(provider =>
        {
            var identity = new OutgoingIdentityHandler(provider.GetRequiredService<OutgoingIdentity>()) { InnerHandler = new SocketsHttpHandler() };
            return make(new HttpClient(identity) { BaseAddress = api });
        });
    }
}
