using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Accounts;
using Stoa.Market.Accounts.Storage;
using Stoa.Platform.Http;
using Stoa.Platform.Security;

namespace Stoa.Market.Accounts.Tokens;

/// <summary>Ends a token of the caller's before its time.</summary>
internal sealed class RevokeToken(AuthStore store, TimeProvider clock)
{
    public async Task<Results<NoContent, ProblemHttpResult>> Handle(ApiTokenId id, HttpContext context, CancellationToken cancel)
    {
        var caller = context.Caller();
        var token = await store.Tokens.SingleOrDefaultAsync(
            t => t.Id == id && t.UserId == caller.User!.Value && t.TenantId == caller.Tenant!.Value && t.RevokedAt == null, cancel);
        if (token is null) return Problems.NotFound("api token");
        token.Revoke(clock.GetUtcNow());
        store.Publish(new TokenRevoked(Convert.ToHexStringLower(token.TokenHash)), token, clock);
        await store.SaveChangesAsync(cancel);
        return TypedResults.NoContent();
    }
}
