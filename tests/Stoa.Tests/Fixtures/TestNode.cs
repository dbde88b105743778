using System.Net.Http.Headers;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stoa.Contracts.Common;
using Stoa.Platform.Hosting;
using Stoa.Platform.Http.Edge;
using Stoa.Platform.Security;

namespace Stoa.Tests.Fixtures;

/// <summary>A node in the test's own process, on a real database, with a clock that the test moves.</summary>
public sealed class TestNode : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string folder;
    private readonly List<HttpClient> clients = [];

    private TestNode(WebApplication app, string folder) => (this.app, this.folder) = (app, folder);

    public IServiceProvider Services => app.Services;

    public ManualClock Clock => (ManualClock)Services.GetRequiredService<TimeProvider>();

    public TestLog Log => Services.GetRequiredService<TestLog>();

    public Uri Address => new(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First(a => a.Contains("//127", StringComparison.Ordinal)));

    /// <summary>Starts the components; <see cref="TestAccounts"/> beside them unless the real one is among them.</summary>
    /// <param name="database">With the platform's schema; the components' are added.</param>
    /// <param name="components">All of the table.</param>
    /// <param name="adjust">Last word on the services.</param>
    /// <param name="tell">Changes what the process is told on its command line.</param>
    public static async Task<TestNode> Start(
        TestDatabase database, IReadOnlyList<Component> components, Action<IServiceCollection>? adjust = null, Func<NodeOptions, NodeOptions>? tell = null)
    {
        IReadOnlyList<Component> table = components.Any(c => c.Name == "accounts") ? components : [new TestAccounts(), .. components];
        var place = Directory.CreateTempSubdirectory("stoa-node-").FullName;
        Directory.CreateDirectory(Path.Combine(place, "run"));
        var options = new NodeOptions
        {
            Roles = [], Database = database.ConnectionString, KeyFile = Path.Combine(place, "key"), RunFolder = Path.Combine(place, "run"),
            Listen = new Uri("http://127.0.0.1:0"), DataFolder = place,
        };
        var built = NodeHost.Build(tell?.Invoke(options) ?? options, table, services => Replace(services, database.Key, adjust));
        await NodeHost.Start(built, table, TestContext.Current.CancellationToken);
        return new TestNode(built, place);
    }

    /// <summary>At the public address, without a token.</summary>
    public HttpClient AsVisitor() => Client(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }, Address, null);

    /// <summary>At the public address, signed in.</summary>
    public HttpClient As(Person person, string? trusted = null)
    {
        var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };
        if (trusted is not null) handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.Subject == trusted;
        return Client(handler, Address, new("Bearer", person.Token));
    }

    /// <summary>On the internal socket, as a component calls.</summary>
    public HttpClient AsComponent(string component, TenantId? company = null)
    {
        var token = Services.GetRequiredService<NodeTokens>().Sign(new(component, company, $"component:{component}", "test"));
        return Client(new SocketsHttpHandler { ConnectCallback = Connect }, new Uri("http://inside"), new("Bearer", token));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients) client.Dispose();
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static void Replace(IServiceCollection services, PlatformKey key, Action<IServiceCollection>? adjust)
    {
        services.AddSingleton(key).AddSingleton<TimeProvider>(new ManualClock());
        services.AddSingleton<TestLog>().AddLogging(logging => logging.ClearProviders().Services.AddSingleton<ILoggerProvider>(s => s.GetRequiredService<TestLog>()));
        services.Configure<EdgeOptions>(edge => edge.Burst = 100_000);
        adjust?.Invoke(services);
    }

    private HttpClient Client(HttpMessageHandler handler, Uri address, AuthenticationHeaderValue? authorization)
    {
        var client = new HttpClient(handler) { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = authorization;
        clients.Add(client);
        return client;
    }

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(Services.GetRequiredService<Node>().Socket), cancel);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
