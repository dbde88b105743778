using System.Diagnostics.Metrics;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Stoa.Contracts.Accounts;
using Stoa.Contracts.Common;
using Stoa.Market.Accounts;
using Stoa.Market.Accounts.Storage;
using Stoa.Platform.Security.Passwords;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market.Accounts;

/// <summary>Accounts on a database, with passwords that are hashed cheaply.</summary>
internal sealed class AccountsNode(TestNode node, ToldMessages told) : IAsyncDisposable
{
    public const string Password = "tuesday-otter-47-lamp";
    public const int Cost = 1000;
    private static int people;

    public TestNode Node => node;

    public ToldMessages Told => told;

    public IMeterFactory Meters => node.Services.GetRequiredService<IMeterFactory>();

    public static async Task<AccountsNode> Start(TestDatabase database, Action<IServiceCollection>? adjust = null)
    {
        var told = await ToldMessages.Of(database);
        var node = await TestNode.Start(database, [new AccountsComponent()], services =>
        {
            services.AddSingleton(provider => new PasswordHasher(provider.GetRequiredService<IMeterFactory>(), Cost));
            services.AddSingleton(AllowMuch);
            adjust?.Invoke(services);
        });
        return new AccountsNode(node, told);
    }

    /// <summary>Limits that no test meets unawares: all of them call from one address.</summary>
    public static AccountsOptions AllowMuch => new()
    {
        SignInsByNetwork = 1000, SignUpsByNetwork = 1000, CodesByNetwork = 1000, SignInsByAddress = 1000, SignUpsByAddress = 1000,
    };

    public static string NewKey() => Guid.NewGuid().ToString("N");

    public static string NewEmail() => $"person-{Interlocked.Increment(ref people)}@example.com";

    public static SignUpRequest Form(string email) => new(email, Password, "Ada Lovelace", "IT", "Analytical Engines");

    public AccountsClient Visitor() => new(node.AsVisitor());

    public AccountsClient With(string token) => new(Bearer(token));

    /// <summary>Somebody with an account and a session.</summary>
    public Task<SessionOpened> SignUp(string email) => SignUp(Form(email));

    /// <inheritdoc cref="SignUp(string)"/>
    public async Task<SessionOpened> SignUp(SignUpRequest form)
    {
        var visitor = Visitor();
        var started = await visitor.SignUp(form, NewKey(), TestContext.Current.CancellationToken);
        return await visitor.Confirm(started.Id, new(await told.Code(started.Id)), NewKey(), TestContext.Current.CancellationToken);
    }

    /// <summary>The raw answer to a visitor's POST.</summary>
    public async Task<HttpResponseMessage> Post(string path, object body, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body, body.GetType(), options: StoaJson.Tolerant) };
        request.Headers.Add("Idempotency-Key", NewKey());
        return await (token is null ? node.AsVisitor() : Bearer(token)).SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>What components are told of the token.</summary>
    public Task<Introspection?> Introspect(string token) =>
        new IntrospectionClient(node.AsComponent("subscriptions")).Introspect(token, TestContext.Current.CancellationToken);

    /// <summary>What happens each hour.</summary>
    public Task Expunge() =>
        node.Services.GetServices<IHostedService>().OfType<ExpungeOldRows>().Single().Run(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => node.DisposeAsync();

    private HttpClient Bearer(string token)
    {
        var client = node.AsVisitor();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }
}
