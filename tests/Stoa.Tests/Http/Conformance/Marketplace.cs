using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Accounts;
using Stoa.Contracts.Billing;
using Stoa.Market.Accounts.Operators;
using Stoa.Platform.Security.Passwords;
using Stoa.Tests.Cloud;
using Stoa.Tests.Fixtures;
using Stoa.Tests.Market.Accounts;

namespace Stoa.Tests.Http.Conformance;

/// <summary>
/// All of Stoa in one process, with a customer who owns one of everything, another customer and an operator. Nothing goes on by
/// itself: <see cref="Fixtures.ByHand"/>.
/// </summary>
public sealed class Marketplace(PostgresServer server) : IAsyncLifetime
{
    private FirstLogin? login;

    public TestNode Node { get; private set; } = null!;

    internal TestDatabase Database { get; } = new(server);

    internal ToldMessages Told { get; private set; } = null!;

    public SessionOpened Owner { get; private set; } = null!;

    public SessionOpened Other { get; private set; } = null!;

    public SessionOpened Operator { get; private set; } = null!;

    internal Belongings Belongings { get; private set; } = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await Database.InitializeAsync();
        Told = await ToldMessages.Of(Database);
        Node = await TestNode.Start(Database, Components.All, Adjust, told => told with { HasSamples = true });
        login = await Node.Services.GetRequiredService<OperatorBootstrap>().Ensure(_ => { }, Cancel);
        (Owner, Other, Operator) = (await SignUp(), await SignUp(), await SignIn());
        foreach (var customer in new[] { Owner, Other }) await GiveAddress(customer);
        Belongings = new Belongings(this);
    }

    public async ValueTask DisposeAsync()
    {
        await Node.DisposeAsync();
        await Database.DisposeAsync();
    }

    /// <summary>A client that calls as such a caller would.</summary>
    public HttpClient As(Role role) => role switch
    {
        Role.Visitor => Node.AsVisitor(),
        Role.Owner => With(Owner.Token),
        Role.OtherCustomer => With(Other.Token),
        Role.Operator => With(Operator.Token),
        Role.Component => Node.AsComponent("deployer", Owner.Me.Company.Id),
        _ => Node.AsComponent("deployer", Other.Me.Company.Id),
    };

    /// <summary>A client of the role with a session that no other test needs.</summary>
    public async Task<HttpClient> Anew(Role role) => role switch
    {
        Role.Owner or Role.OtherCustomer => With((await SignUp()).Token),
        Role.Operator => With((await SignIn()).Token),
        _ => As(role),
    };

    public HttpClient With(string? token)
    {
        var client = Node.AsVisitor();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    /// <summary>Somebody new, with a company of their own.</summary>
    public async Task<SessionOpened> SignUp()
    {
        var visitor = new AccountsClient(Node.AsVisitor());
        var started = await visitor.SignUp(AccountsNode.Form(AccountsNode.NewEmail()), AccountsNode.NewKey(), Cancel);
        return await visitor.Confirm(started.Id, new(await Told.Code(started.Id)), AccountsNode.NewKey(), Cancel);
    }

    /// <summary>Has their company say where it sits, without which it can order nothing.</summary>
    public Task GiveAddress(SessionOpened customer) =>
        new BillingClient(With(customer.Token)).PutDetails(new(customer.Me.Company.Name, "Via Roma 1", "40126", "Bologna"), Cancel);

    /// <summary>The operations of the OpenAPI documents of all components.</summary>
    public async Task<IReadOnlyList<Operation>> Operations()
    {
        var visitor = Node.AsVisitor();
        var operations = new List<Operation>();
        var index = await visitor.GetFromJsonAsync<Dictionary<string, string>>("/openapi/index.json", Cancel);
        foreach (var (component, address) in index!)
            operations.AddRange(Operation.Of(component, JsonDocument.Parse(await visitor.GetStringAsync(address, Cancel)).RootElement));
        return operations;
    }

    private Task<SessionOpened> SignIn() => new AccountsClient(Node.AsVisitor()).SignIn(new(login!.Email, login.Password), AccountsNode.NewKey(), Cancel);

    private static void Adjust(IServiceCollection services)
    {
        services.MoveByHand().AddSingleton(AccountsNode.AllowMuch).AddSingleton(Roomy.Fabric);
        services.AddSingleton(provider => new PasswordHasher(provider.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>(), AccountsNode.Cost));
    }
}

/// <summary>Who calls, in the order of the columns of the access matrix.</summary>
public enum Role
{
    Visitor,
    OtherCustomer,
    Operator,
    StrangeComponent,
    Component,
    Owner,
}
