using System.Net;
using Stoa.Contracts.Accounts;
using Stoa.Contracts.Common;

namespace Stoa.Tests.Market.Accounts.Tokens;

public sealed class AProgramWithAToken(SharedAccounts shared) : IClassFixture<SharedAccounts>, IAsyncLifetime
{
    private readonly AccountsNode accounts = shared.Node;
    private SessionOpened person = null!;

    public async ValueTask InitializeAsync() => person = await accounts.SignUp(AccountsNode.NewEmail());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Acts_as_its_person_until_the_day_that_was_asked_for()
    {
        var created = await Create(new("laptop", Days: 3));
        Assert.Matches("^tok_[a-z2-7]{38}$", created.Token);
        Assert.Equal(accounts.Node.Clock.GetUtcNow().AddDays(3), created.Expires);
        Assert.Equal(person.Me.User, (await accounts.With(created.Token!).Me(TestContext.Current.CancellationToken)).User);
        accounts.Node.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Null(await accounts.Introspect(created.Token!));
        var late = await Assert.ThrowsAsync<ProblemException>(() => accounts.With(created.Token!).Me(TestContext.Current.CancellationToken));
        Assert.Equal(401, late.Problem.Status);
    }

    [Fact]
    public async Task Is_limited_to_its_scopes()
    {
        var created = await Create(new("reader", Scopes: ["accounts:read", "accounts:read"]));
        Assert.Equal(["accounts:read"], (await accounts.Introspect(created.Token!))!.Scopes);
        await accounts.With(created.Token!).Me(TestContext.Current.CancellationToken);
        var problem = await (await accounts.Post("/api/accounts/tokens", new ApiTokenRequest("another"), created.Token)).Is(403, "stoa:out-of-scope");
        Assert.Equal("The token's scopes are accounts:read; this needs accounts:write.", problem.Detail);
    }

    [Fact]
    public async Task May_do_what_a_visitor_may_whatever_its_scopes()
    {
        var created = await Create(new("reader", Scopes: ["platform:read"]));
        await (await accounts.Post("/api/accounts/sessions", new SignInRequest("nobody@example.com", "nothing"), created.Token)).Is(401, "accounts:sign-in-refused");
    }

    [Fact]
    public async Task Cannot_make_another_token_that_would_outlive_it()
    {
        var created = await Create(new("writer", Days: 1));
        await (await accounts.Post("/api/accounts/tokens", new ApiTokenRequest("another", Days: 365), created.Token)).Is(403, "accounts:session-needed");
    }

    [Fact]
    public async Task Is_shut_out_when_its_token_is_revoked()
    {
        var created = await Create(new("stolen"));
        await accounts.With(person.Token!).RevokeToken(created.Id, TestContext.Current.CancellationToken);
        Assert.Null(await accounts.Introspect(created.Token!));
        Assert.Equal(HttpStatusCode.NotFound, (await Revoke(created.Id, person.Token!)).StatusCode);
        Assert.DoesNotContain((await Listed()).Select(t => t.Id), id => id == created.Id);
    }

    [Fact]
    public async Task Cannot_be_shut_out_by_a_stranger()
    {
        var created = await Create(new("mine"));
        var stranger = await accounts.SignUp(AccountsNode.NewEmail());
        var foreign = await Revoke(created.Id, stranger.Token!);
        var unknown = await Revoke(ApiTokenId.From(Guid.CreateVersion7()), stranger.Token!);
        Assert.Equal(await unknown.Comparable(), await foreign.Comparable());
        Assert.NotNull(await accounts.Introspect(created.Token!));
    }

    [Fact]
    public async Task Is_listed_with_its_last_use_and_without_its_secret()
    {
        var created = await Create(new("nightly backup", Scopes: ["accounts:read"]));
        Assert.Null((await Listed()).Single(t => t.Id == created.Id).UsedAt);
        accounts.Node.Clock.Advance(TimeSpan.FromHours(1));
        await accounts.Introspect(created.Token!);
        var listed = (await Listed()).Single(t => t.Id == created.Id);
        Assert.Equal(("nightly backup", created.Expires, accounts.Node.Clock.GetUtcNow()), (listed.Name, listed.Expires, listed.UsedAt));
        Assert.DoesNotContain((await accounts.With((await accounts.SignUp(AccountsNode.NewEmail())).Token!).Tokens(null, TestContext.Current.CancellationToken)).Items, t => t.Id == created.Id);
    }

    [Fact]
    public async Task Cannot_be_asked_for_with_nonsense()
    {
        var answer = await accounts.Post("/api/accounts/tokens", new ApiTokenRequest(" ", 0, ["everything"]), person.Token);
        Assert.Equal(["/name", "/days", "/scopes"], (await answer.Is(422, "stoa:invalid-input")).Errors!.Select(e => e.Pointer));
    }

    [Theory]
    [InlineData("foo:read")]
    [InlineData("web:read")]
    [InlineData("accounts:own")]
    [InlineData("accounts:read:write")]
    public async Task Is_limited_to_what_there_is(string scope)
    {
        var answer = await accounts.Post("/api/accounts/tokens", new ApiTokenRequest("backup", 1, ["accounts:read", scope]), person.Token);
        Assert.Contains("one of accounts, platform", Assert.Single((await answer.Is(422, "stoa:invalid-input")).Errors!).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Has_no_session_to_sign_out_of()
    {
        var created = await Create(new("laptop"));
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/api/accounts/sessions/current") { Headers = { Authorization = new("Bearer", created.Token!) } };
        Assert.Equal(HttpStatusCode.NotFound, (await accounts.Node.AsVisitor().SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
    }

    private Task<ApiTokenCreated> Create(ApiTokenRequest request) =>
        accounts.With(person.Token!).CreateToken(request, AccountsNode.NewKey(), TestContext.Current.CancellationToken);

    private async Task<IReadOnlyList<ApiTokenView>> Listed() =>
        (await accounts.With(person.Token!).Tokens(null, TestContext.Current.CancellationToken)).Items;

    private async Task<HttpResponseMessage> Revoke(ApiTokenId id, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/api/accounts/tokens/{id}") { Headers = { Authorization = new("Bearer", token) } };
        return await accounts.Node.AsVisitor().SendAsync(request, TestContext.Current.CancellationToken);
    }
}
