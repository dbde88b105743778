using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Accounts;
using Stoa.Market.Accounts.Storage;
using Stoa.Platform.Http;
using Stoa.Platform.Security;
using Stoa.Platform.Security.Tokens;

namespace Stoa.Market.Accounts.Tokens;

/// <summary>Makes a token for programs. It is shown once.</summary>
internal sealed partial class CreateToken(AuthStore store, TimeProvider clock)
{
    private const int LongestName = 60;
    private const int MostScopes = 50;

    public async Task<Results<Created<ApiTokenCreated>, ProblemHttpResult>> Handle(ApiTokenRequest request, HttpContext context, CancellationToken cancel)
    {
        var caller = context.Caller();
        var faults = Faults(request, caller);
        if (faults.Any) return faults.Refuse();
        var secret = SecretToken.New(ApiToken.Prefix);
        var token = ApiToken.Make(caller, secret, request, clock.GetUtcNow());
        store.Tokens.Add(token);
        await store.SaveChangesAsync(cancel);
        return TypedResults.Created($"/api/accounts/tokens/{token.Id}", new ApiTokenCreated(token.Id, secret, token.ExpiresAt));
    }

    // A token that could make a stronger one would be no weaker itself.
    private static Faults Faults(ApiTokenRequest request, Caller caller)
    {
        var scopes = request.Scopes ?? [];
        return new Faults()
            .Require(request.Name.Trim().Length is > 0 and <= LongestName && !request.Name.Any(char.IsControl), "/name", $"give a name of 1 to {LongestName} characters")
            .Require(request.Days is >= 1 and <= 365, "/days", "give 1 to 365 days")
            .Require(scopes.Count <= MostScopes && scopes.All(Scope().IsMatch), "/scopes", "give scopes such as subscriptions:read or subscriptions:write")
            .Require(caller.Scopes.Count == 0 || (scopes.Count > 0 && scopes.All(caller.Scopes.Contains)), "/scopes",
                $"this token may hand on its own scopes only: {string.Join(", ", caller.Scopes)}");
    }

    [GeneratedRegex(@"\A[a-z]{1,40}:(read|write)\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Scope();
}
