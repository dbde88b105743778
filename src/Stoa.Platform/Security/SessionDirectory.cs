using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Accounts;

namespace Stoa.Platform.Security;

/// <summary>Whom a session or API token stands for: asked of accounts, remembered for a few seconds.</summary>
public sealed class SessionDirectory(IServiceScopeFactory scopes, IMemoryCache cache, TimeProvider clock)
{
    /// <summary>How long a revoked token may still work where the revocation was not heard.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);

    /// <summary>Null when the token is unknown, expired or revoked.</summary>
    public async ValueTask<Caller?> Find(string token, CancellationToken cancel)
    {
        var key = KeyOf(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token))));
        if (cache.TryGetValue(key, out Known? known)) return known!.Expires > clock.GetUtcNow() ? known.Caller : null;
        await using var scope = scopes.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<IntrospectionClient>().Introspect(token, cancel);
        if (found is null || found.Expires <= clock.GetUtcNow()) return null;
        var caller = Of(found);
        cache.Set(key, new Known(caller, found.Expires), Remembered);
        return caller;
    }

    /// <summary>The next request with the token asks accounts again.</summary>
    /// <param name="tokenHash">SHA-256 of the token, in lower-case hexadecimal digits.</param>
    public void Forget(string tokenHash) => cache.Remove(KeyOf(tokenHash));

    private static (string, string) KeyOf(string tokenHash) => (nameof(SessionDirectory), tokenHash);

    private static Caller Of(Introspection found)
    {
        var kinds = OperatorRoles.AreHeld(found.Tenant, found.Roles) ? Callers.User | Callers.Operator : Callers.User;
        return new Caller(kinds, found.Tenant, found.User, found.User.ToString(), found.Roles, found.Scopes);
    }

    private sealed record Known(Caller Caller, DateTimeOffset Expires);
}
