using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Accounts;
using Stoa.Contracts.Common;
using Stoa.Market.Accounts.Sessions;
using Stoa.Platform.Security.Passwords;
using Stoa.Tests.Fixtures;
using Stoa.Tests.Security.Passwords;

namespace Stoa.Tests.Market.Accounts.Sessions;

public sealed class APersonWhoSignsIn(SharedAccounts shared, PostgresServer server) : IClassFixture<SharedAccounts>
{
    private readonly AccountsNode accounts = shared.Node;

    [Fact]
    public async Task Gets_a_session_that_acts_for_their_company()
    {
        var me = (await accounts.SignUp(AccountsNode.NewEmail())).Me;
        var opened = await SignIn($" {me.Email.ToUpperInvariant()} ");
        Assert.Matches("^sess_[a-z2-7]{38}$", opened.Token);
        Assert.Equal(accounts.Node.Clock.GetUtcNow().AddDays(14), opened.Expires);
        var introspection = (await accounts.Introspect(opened.Token!))!;
        Assert.Equal((me.User, me.Company.Id, opened.Expires), (introspection.User, introspection.Tenant, introspection.Expires));
        Assert.Equal(["user"], introspection.Roles);
        Assert.Empty(introspection.Scopes);
    }

    [Fact]
    public async Task Is_not_told_whether_the_address_or_the_password_is_wrong()
    {
        var email = (await accounts.SignUp(AccountsNode.NewEmail())).Me.Email;
        var wrong = await Try(email, "another password 9");
        var unknown = await Try(AccountsNode.NewEmail(), AccountsNode.Password);
        var malformed = await Try("no address", AccountsNode.Password);
        await wrong.Is(401, "accounts:sign-in-refused");
        Assert.Equal(await wrong.Comparable(), await unknown.Comparable());
        Assert.Equal(await wrong.Comparable(), await malformed.Comparable());
    }

    [Fact]
    public async Task Causes_one_computation_whatever_is_wrong()
    {
        var email = (await accounts.SignUp(AccountsNode.NewEmail())).Me.Email;
        using var hashes = new ComputedHashes(accounts.Meters);
        await Try(email, "another password 9");
        await Try(AccountsNode.NewEmail(), AccountsNode.Password);
        await Try("no address", "");
        Assert.Equal(3, hashes.Count);
        await SignIn(email);
        Assert.Equal(4, hashes.Count);
    }

    [Fact]
    public async Task Has_the_password_hashed_anew_when_its_cost_is_outdated()
    {
        await using var database = await TestDatabase.Create(server);
        await using var former = await AccountsNode.Start(database);
        var email = (await former.SignUp(AccountsNode.NewEmail())).Me.Email;
        await using var costlier = await AccountsNode.Start(database, services =>
            services.AddSingleton(provider => new PasswordHasher(provider.GetRequiredService<IMeterFactory>(), 2 * AccountsNode.Cost)));
        await costlier.Visitor().SignIn(new(email, AccountsNode.Password), AccountsNode.NewKey(), TestContext.Current.CancellationToken);
        var stored = await database.AsAdmin("SELECT password_hash FROM accounts.credential");
        Assert.StartsWith($"pbkdf2-sha512${2 * AccountsNode.Cost}$", (string)stored!, StringComparison.Ordinal);
        await costlier.Visitor().SignIn(new(email, AccountsNode.Password), AccountsNode.NewKey(), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Loses_the_session_when_its_time_is_over()
    {
        var opened = await accounts.SignUp(AccountsNode.NewEmail());
        accounts.Node.Clock.Advance(TimeSpan.FromDays(14) - TimeSpan.FromSeconds(1));
        Assert.NotNull(await accounts.Introspect(opened.Token!));
        accounts.Node.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await accounts.Introspect(opened.Token!));
    }

    [Fact]
    public async Task Ends_one_session_by_signing_out_and_keeps_the_others()
    {
        var first = await accounts.SignUp(AccountsNode.NewEmail());
        var second = await SignIn(first.Me.Email);
        await accounts.With(first.Token!).SignOut(TestContext.Current.CancellationToken);
        Assert.Null(await accounts.Introspect(first.Token!));
        Assert.NotNull(await accounts.Introspect(second.Token!));
        var hash = Convert.ToHexStringLower(Platform.Security.Tokens.SecretToken.Hash(first.Token!));
        Assert.Contains(await accounts.Told.All<TokenRevoked>(), told => told.Company == first.Me.Company.Id && told.Message.TokenHash == hash);
    }

    [Fact]
    public async Task Has_the_last_use_kept_to_ten_minutes()
    {
        var opened = await accounts.SignUp(AccountsNode.NewEmail());
        var begun = accounts.Node.Clock.GetUtcNow();
        accounts.Node.Clock.Advance(IntrospectToken.UseKeptTo);
        await accounts.Introspect(opened.Token!);
        Assert.Equal(begun.UtcDateTime, await UsedAt(opened));
        accounts.Node.Clock.Advance(TimeSpan.FromSeconds(1));
        await accounts.Introspect(opened.Token!);
        Assert.Equal(accounts.Node.Clock.GetUtcNow().UtcDateTime, await UsedAt(opened));
    }

    [Fact]
    public async Task Is_known_to_components_only()
    {
        var opened = await accounts.SignUp(AccountsNode.NewEmail());
        using var asked = new HttpRequestMessage(HttpMethod.Put, "/api/accounts/introspection")
        {
            Content = System.Net.Http.Json.JsonContent.Create(new IntrospectionRequest(opened.Token!), options: StoaJson.Tolerant),
            Headers = { Authorization = new("Bearer", opened.Token!) },
        };
        Assert.Equal(HttpStatusCode.Forbidden, (await accounts.Node.AsVisitor().SendAsync(asked, TestContext.Current.CancellationToken)).StatusCode);
    }

    private Task<HttpResponseMessage> Try(string email, string password) => accounts.Post("/api/accounts/sessions", new SignInRequest(email, password));

    private Task<SessionOpened> SignIn(string email) =>
        accounts.Visitor().SignIn(new(email, AccountsNode.Password), AccountsNode.NewKey(), TestContext.Current.CancellationToken);

    private Task<object?> UsedAt(SessionOpened opened) => shared.Database.AsAdmin($"SELECT used_at FROM accounts.session WHERE user_id = '{opened.Me.User.Value}'");
}
