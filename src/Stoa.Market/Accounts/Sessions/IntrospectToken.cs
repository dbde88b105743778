using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Accounts;
using Stoa.Market.Accounts.Storage;
using Stoa.Market.Accounts.Tokens;
using Stoa.Platform.Http;
using Stoa.Platform.Security.Tokens;

namespace Stoa.Market.Accounts.Sessions;

/// <summary>Says whom a token stands for, and keeps when it was last used, to ten minutes: each use would be a write otherwise.</summary>
internal static class IntrospectToken
{
    public static readonly TimeSpan UseKeptTo = TimeSpan.FromMinutes(10);

    public static async Task<Results<Ok<Introspection>, ProblemHttpResult>> Handle(
        IntrospectionRequest request, AuthStore store, TimeProvider clock, CancellationToken cancel)
    {
        var (hash, now) = (SecretToken.Hash(request.Token), clock.GetUtcNow());
        var found =
            SecretToken.IsWellFormed(Session.Prefix, request.Token) ? await OfSession(store, hash, now, cancel)
            : SecretToken.IsWellFormed(ApiToken.Prefix, request.Token) ? await OfApiToken(store, hash, now, cancel)
            : null;
        return found is null ? Problems.NotFound("token") : TypedResults.Ok(found);
    }

    private static async Task<Introspection?> OfSession(AuthStore store, byte[] hash, DateTimeOffset now, CancellationToken cancel)
    {
        var found = await (
            from session in store.Sessions
            join membership in store.Memberships
                on new { session.TenantId, session.UserId } equals new { membership.TenantId, membership.UserId }
            where session.TokenHash == hash && session.EndedAt == null && session.ExpiresAt > now
            select new { session.Id, session.UserId, session.TenantId, membership.Roles, session.ExpiresAt, session.UsedAt }).SingleOrDefaultAsync(cancel);
        if (found is null) return null;
        if (found.UsedAt + UseKeptTo < now)
            await store.Sessions.Where(s => s.Id == found.Id).ExecuteUpdateAsync(change => change.SetProperty(s => s.UsedAt, now), cancel);
        return new Introspection(found.UserId, found.TenantId, found.Roles, [], found.ExpiresAt);
    }

    private static async Task<Introspection?> OfApiToken(AuthStore store, byte[] hash, DateTimeOffset now, CancellationToken cancel)
    {
        var found = await (
            from token in store.Tokens
            join membership in store.Memberships
                on new { token.TenantId, token.UserId } equals new { membership.TenantId, membership.UserId }
            where token.TokenHash == hash && token.RevokedAt == null && token.ExpiresAt > now
            select new { token.Id, token.UserId, token.TenantId, membership.Roles, token.Scopes, token.ExpiresAt, token.UsedAt }).SingleOrDefaultAsync(cancel);
        if (found is null) return null;
        if (found.UsedAt is null || found.UsedAt + UseKeptTo < now)
            await store.Tokens.Where(t => t.Id == found.Id).ExecuteUpdateAsync(change => change.SetProperty(t => t.UsedAt, now), cancel);
        return new Introspection(found.UserId, found.TenantId, found.Roles, found.Scopes, found.ExpiresAt);
    }
}
