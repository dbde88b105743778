using Stoa.Contracts.Common;

namespace Stoa.Contracts.Accounts;

/// <summary>People, companies and sessions.</summary>
public sealed class AccountsClient(HttpClient http) : ApiClient(http)
{
    public Task<SignUpStarted> SignUp(SignUpRequest request, string key, CancellationToken cancel) =>
        Post<SignUpStarted>("/api/accounts/sign-ups", request, key, cancel);

    public Task<SessionOpened> Confirm(SignUpId id, ConfirmSignUpRequest request, string key, CancellationToken cancel) =>
        Post<SessionOpened>($"/api/accounts/sign-ups/{id}/confirmation", request, key, cancel);

    public Task<SessionOpened> SignIn(SignInRequest request, string key, CancellationToken cancel) =>
        Post<SessionOpened>("/api/accounts/sessions", request, key, cancel);

    public Task SignOut(CancellationToken cancel) => Delete("/api/accounts/sessions/current", cancel);

    public Task<Me> Me(CancellationToken cancel) => Get<Me>("/api/accounts/me", cancel);

    /// <summary>A company's own data: where it sits decides its VAT. For components that work for that company; null for any other.</summary>
    public Task<CompanyView?> Company(TenantId id, CancellationToken cancel) => Find<CompanyView>($"/api/accounts/companies/{id}", cancel);

    /// <summary>All companies, newest first. For operators.</summary>
    /// <param name="cursor">Null for the first page.</param>
    /// <param name="limit">1 to 500.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public Task<Page<CompanyView>> Companies(string? cursor, int limit, CancellationToken cancel) =>
        Get<Page<CompanyView>>($"/api/accounts/companies?limit={limit}{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}", cancel);

    /// <summary>Those of the ids that there are, 500 at most. For operators.</summary>
    public async Task<IReadOnlyList<CompanyView>> Companies(IReadOnlyCollection<TenantId> ids, CancellationToken cancel) => ids.Count == 0
        ? []
        : (await Get<Page<CompanyView>>($"/api/accounts/companies?limit=500&{string.Join('&', ids.Select(id => $"id={id}"))}", cancel)).Items;

    public Task<ApiTokenCreated> CreateToken(ApiTokenRequest request, string key, CancellationToken cancel) =>
        Post<ApiTokenCreated>("/api/accounts/tokens", request, key, cancel);

    /// <summary>The caller's tokens that still work, newest first, without their secrets.</summary>
    public Task<Page<ApiTokenView>> Tokens(string? cursor, CancellationToken cancel) =>
        Get<Page<ApiTokenView>>("/api/accounts/tokens" + (cursor is null ? "" : $"?cursor={Uri.EscapeDataString(cursor)}"), cancel);

    public Task RevokeToken(ApiTokenId id, CancellationToken cancel) => Delete($"/api/accounts/tokens/{id}", cancel);
}
