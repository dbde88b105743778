using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Accounts;
using Stoa.Market.Accounts.Storage;
using Stoa.Platform.Http;
using Stoa.Platform.Security;
using Stoa.Platform.Security.Tokens;

namespace Stoa.Market.Accounts.Sessions;

/// <summary>Ends the session that the request came with. An API token is no session: it is revoked by its id.</summary>
internal static class SignOut
{
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(HttpContext context, AuthStore store, TimeProvider clock, CancellationToken cancel)
    {
        var hash = SecretToken.Hash(context.BearerToken() ?? "");
        if (await store.Sessions.SingleOrDefaultAsync(s => s.TokenHash == hash, cancel) is not { } session) return Problems.NotFound("session");
        session.End(clock.GetUtcNow());
        store.Publish(new TokenRevoked(Convert.ToHexStringLower(hash)), session, clock);
        await store.SaveChangesAsync(cancel);
        return TypedResults.NoContent();
    }
}
