using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Accounts;
using Stoa.Contracts.Common;
using Stoa.Market.Accounts.Storage;
using Stoa.Platform.Http.Lists;
using Stoa.Platform.Security;

namespace Stoa.Market.Accounts.Tokens;

/// <summary>The caller's tokens that still work.</summary>
internal sealed class ListTokens(AuthStore store, TimeProvider clock)
{
    private static readonly NewestFirst<ApiToken, ApiTokenId> Order = new(token => token.CreatedAt, token => token.Id);

    public async Task<Page<ApiTokenView>> Handle(HttpContext context, Paging paging, CancellationToken cancel)
    {
        var (caller, now) = (context.Caller(), clock.GetUtcNow());
        var page = await store.Tokens.AsNoTracking()
            .Where(t => t.UserId == caller.User!.Value && t.TenantId == caller.Tenant!.Value && t.RevokedAt == null && t.ExpiresAt > now)
            .ToPage(paging, Order, cancel);
        return new Page<ApiTokenView>([.. page.Items.Select(t => t.ToView())], page.Next);
    }
}
