using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Accounts;
using Stoa.Market.Accounts.Storage;
using Stoa.Platform.Http;
using Stoa.Platform.Security;
using Stoa.Platform.Security.Tokens;

namespace Stoa.Market.Accounts.Tokens;

/// <summary>Makes a token for programs. It is shown once.</summary>
internal sealed class CreateToken(AuthStore store, KnownApis apis, TimeProvider clock)
{
    private const int LongestName = 60;
    private const int MostScopes = 50;

    public async Task<Results<Created<ApiTokenCreated>, ProblemHttpResult>> Handle(ApiTokenRequest request, HttpContext context, CancellationToken cancel)
    {
        var caller = context.Caller();
        if (IsByToken(context)) return Problems.Of(AccountsProblems.SessionNeeded);
        var faults = Faults(request);
        if (faults.Any) return faults.Refuse();
        var secret = SecretToken.New(ApiToken.Prefix);
        var token = ApiToken.Make(caller, secret, request, clock.GetUtcNow());
        store.Tokens.Add(token);
        await store.SaveChangesAsync(cancel);
        return TypedResults.Created($"/api/accounts/tokens/{token.Id}", new ApiTokenCreated(token.Id, secret, token.ExpiresAt));
    }

    // What a stolen token could make would outlive its revocation.
    private static bool IsByToken(HttpContext context) => context.Request.Headers.Authorization.ToString().StartsWith($"Bearer {ApiToken.Prefix}_", StringComparison.OrdinalIgnoreCase);

    private Faults Faults(ApiTokenRequest request)
    {
        var scopes = request.Scopes ?? [];
        return new Faults()
            .RequireLine(request.Name.Trim(), LongestName, "/name", $"give a name of 1 to {LongestName} characters")
            .Require(request.Days is >= 1 and <= 365, "/days", "give 1 to 365 days")
            .Require(scopes.Count <= MostScopes && scopes.All(IsKnown), "/scopes", $"give scopes such as subscriptions:read: one of {string.Join(", ", apis.Names.Order(StringComparer.Ordinal))}, then :read or :write");
    }

    private bool IsKnown(string scope) => scope.Split(':') is [var component, "read" or "write"] && apis.Names.Contains(component);
}
