using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Accounts;
using Stoa.Market.Accounts;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market.Accounts.Limits;

/// <summary>Each test has a database of its own: all of them call from one network.</summary>
public sealed class SomebodyWhoTriesTooOften(PostgresServer server) : IAsyncLifetime
{
    private TestDatabase database = null!;

    public async ValueTask InitializeAsync() => database = await TestDatabase.Create(server);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Waits_before_the_next_sign_in_for_the_address()
    {
        await using var accounts = await Start(new() { SignInsByAddress = 3, SignInsByNetwork = 1000, SignUpsByNetwork = 1000 });
        var email = AccountsNode.NewEmail();
        for (var i = 0; i < 3; i++) await (await SignIn(accounts, email)).Is(401, "accounts:sign-in-refused");
        var refused = await SignIn(accounts, email.ToUpperInvariant());
        await refused.Is(429, "accounts:too-many-attempts");
        // Three in a quarter of an hour are one in five minutes.
        Assert.Equal("300", refused.Headers.RetryAfter!.ToString());
        accounts.Node.Clock.Advance(TimeSpan.FromSeconds(299));
        Assert.Equal("1", (await SignIn(accounts, email)).Headers.RetryAfter!.ToString());
        accounts.Node.Clock.Advance(TimeSpan.FromSeconds(1));
        await (await SignIn(accounts, email)).Is(401, "accounts:sign-in-refused");
        await (await SignIn(accounts, email)).Is(429, "accounts:too-many-attempts");
        await (await SignIn(accounts, AccountsNode.NewEmail())).Is(401, "accounts:sign-in-refused");
    }

    [Fact]
    public async Task Begins_anew_with_the_right_password()
    {
        await using var accounts = await Start(new() { SignInsByAddress = 3 });
        var email = (await accounts.SignUp(AccountsNode.NewEmail())).Me.Email;
        for (var i = 0; i < 2; i++) await (await SignIn(accounts, email)).Is(401, "accounts:sign-in-refused");
        Assert.Equal(HttpStatusCode.Created, (await SignIn(accounts, email, AccountsNode.Password)).StatusCode);
        for (var i = 0; i < 3; i++) await (await SignIn(accounts, email)).Is(401, "accounts:sign-in-refused");
        await (await SignIn(accounts, email, AccountsNode.Password)).Is(429, "accounts:too-many-attempts");
    }

    [Fact]
    public async Task Does_not_hold_up_whoever_calls_from_elsewhere()
    {
        await using var accounts = await Start(new() { SignInsByAddress = 3 });
        var email = (await accounts.SignUp(AccountsNode.NewEmail())).Me.Email;
        for (var i = 0; i < 4; i++) await SignInFrom(accounts, "203.0.113.7", email);
        await (await SignInFrom(accounts, "203.0.113.7", email, AccountsNode.Password)).Is(429, "accounts:too-many-attempts");
        Assert.Equal(HttpStatusCode.Created, (await SignInFrom(accounts, "198.51.100.1", email, AccountsNode.Password)).StatusCode);
    }

    [Fact]
    public async Task From_everywhere_does_not_hold_up_whoever_signed_in_from_there_before()
    {
        await using var accounts = await Start(new() { SignInsByAddress = 3, SignInsByAddressFromAll = 6 });
        var email = (await accounts.SignUp(AccountsNode.NewEmail())).Me.Email;
        Assert.Equal(HttpStatusCode.Created, (await SignInFrom(accounts, "198.51.100.1", email, AccountsNode.Password)).StatusCode);
        for (var i = 0; i < 10; i++) await SignInFrom(accounts, $"203.0.113.{i}", email);
        await (await SignInFrom(accounts, "192.0.2.1", email, AccountsNode.Password)).Is(429, "accounts:too-many-attempts");
        Assert.Equal(HttpStatusCode.Created, (await SignInFrom(accounts, "198.51.100.1", email, AccountsNode.Password)).StatusCode);
        accounts.Node.Clock.Advance(TimeSpan.FromDays(90));
        for (var i = 0; i < 10; i++) await SignInFrom(accounts, $"203.0.113.{i}", email);
        await (await SignInFrom(accounts, "198.51.100.1", email, AccountsNode.Password)).Is(429, "accounts:too-many-attempts");
    }

    [Fact]
    public async Task Is_counted_across_processes()
    {
        var options = new AccountsOptions { SignInsByAddress = 4, SignInsByNetwork = 1000 };
        await using var one = await Start(options);
        await using var other = await Start(options);
        var email = AccountsNode.NewEmail();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => SignIn(i % 2 == 0 ? one : other, email)));
        Assert.Equal(4, answers.Count(a => a.StatusCode == HttpStatusCode.Unauthorized));
        Assert.Equal(8, answers.Count(a => a.StatusCode == HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task Waits_before_the_next_sign_up_for_the_address()
    {
        await using var accounts = await Start(new() { SignUpsByAddress = 2, SignUpsByNetwork = 1000 });
        var form = AccountsNode.Form(AccountsNode.NewEmail());
        for (var i = 0; i < 2; i++) Assert.Equal(HttpStatusCode.Accepted, (await accounts.Post("/api/accounts/sign-ups", form)).StatusCode);
        Assert.Equal("1800", (await accounts.Post("/api/accounts/sign-ups", form)).Headers.RetryAfter!.ToString());
        Assert.Equal(2, (await accounts.Told.All<SignUpRequested>()).Count(told => told.Message.Email == form.Email));
    }

    [Fact]
    public async Task Waits_whatever_the_address_when_all_comes_from_one_network()
    {
        await using var accounts = await Start(new() { SignInsByNetwork = 2, SignUpsByNetwork = 2, CodesByNetwork = 2 });
        for (var i = 0; i < 2; i++) await (await SignIn(accounts, AccountsNode.NewEmail())).Is(401, "accounts:sign-in-refused");
        await (await SignIn(accounts, AccountsNode.NewEmail())).Is(429, "accounts:too-many-attempts");
        for (var i = 0; i < 2; i++) Assert.Equal(HttpStatusCode.Accepted, (await SignUp(accounts)).StatusCode);
        await (await SignUp(accounts)).Is(429, "accounts:too-many-attempts");
        for (var i = 0; i < 2; i++) Assert.Equal(HttpStatusCode.NotFound, (await Code(accounts)).StatusCode);
        await (await Code(accounts)).Is(429, "accounts:too-many-attempts");
    }

    [Fact]
    public async Task Is_forgotten_when_nothing_holds_them_any_more()
    {
        await using var accounts = await Start(new());
        await SignIn(accounts, AccountsNode.NewEmail());
        Assert.Equal(3L, await database.AsAdmin("SELECT count(*) FROM accounts.attempt_limit"));
        accounts.Node.Clock.Advance(TimeSpan.FromMinutes(20));
        await accounts.Expunge();
        Assert.Equal(0L, await database.AsAdmin("SELECT count(*) FROM accounts.attempt_limit"));
    }

    private Task<AccountsNode> Start(AccountsOptions options) =>
        AccountsNode.Start(database, services => services.AddSingleton(options));

    private static Task<HttpResponseMessage> SignIn(AccountsNode accounts, string email, string password = "not the password") =>
        accounts.Post("/api/accounts/sessions", new SignInRequest(email, password));

    // The web says so on the internal socket.
    private static async Task<HttpResponseMessage> SignInFrom(AccountsNode accounts, string address, string email, string password = "not the password")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/accounts/sessions")
        {
            Headers = { { "X-Forwarded-For", address }, { "Idempotency-Key", AccountsNode.NewKey() } },
            Content = System.Net.Http.Json.JsonContent.Create(new SignInRequest(email, password)),
        };
        return await accounts.Node.AsComponent("web").SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static Task<HttpResponseMessage> SignUp(AccountsNode accounts) =>
        accounts.Post("/api/accounts/sign-ups", AccountsNode.Form(AccountsNode.NewEmail()));

    private static Task<HttpResponseMessage> Code(AccountsNode accounts) => accounts.Post(
        $"/api/accounts/sign-ups/{SignUpId.From(Guid.CreateVersion7())}/confirmation", new ConfirmSignUpRequest("123456"));
}
