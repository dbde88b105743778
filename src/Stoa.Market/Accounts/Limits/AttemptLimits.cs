using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Npgsql;
using Stoa.Platform.Http;
using Stoa.Platform.Security;
using Stoa.Platform.Storage;

namespace Stoa.Market.Accounts.Limits;

/// <summary>
/// How often somebody may try: in the database, so that it holds across processes, and in statements of its own, so that an
/// attempt counts whatever becomes of the request. Kept as the time until which the attempts so far last (the generic cell rate
/// algorithm, ITU-T I.371 annex A): one row a key, one statement an attempt.
/// </summary>
internal sealed class AttemptLimits(Databases databases, PlatformKey key, AccountsOptions options, TimeProvider clock)
{
    private const string Take = """
        INSERT INTO accounts.attempt_limit AS l (key, busy_until) VALUES ($1, $2 + $3)
        ON CONFLICT (key) DO UPDATE SET busy_until = greatest(l.busy_until, $2) + $3 WHERE greatest(l.busy_until, $2) + $3 <= $2 + $4
        """;

    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly AttemptLimit Known = new("sign-in/known", 1, TimeSpan.FromDays(90));
    private readonly byte[] secret = key.Derive("accounts/attempt-limits");
    private readonly AttemptLimit signInsByPair = new("sign-in/pair", options.SignInsByAddress, Quarter);
    private readonly AttemptLimit signInsByAddress = new("sign-in/address", options.SignInsByAddressFromAll, Quarter);
    private readonly AttemptLimit signInsByNetwork = new("sign-in/network", options.SignInsByNetwork, Quarter);
    private readonly AttemptLimit signUpsByAddress = new("sign-up/address", options.SignUpsByAddress, Hour);
    private readonly AttemptLimit signUpsByNetwork = new("sign-up/network", options.SignUpsByNetwork, Hour);
    private readonly AttemptLimit codesByNetwork = new("code/network", options.CodesByNetwork, Quarter);

    /// <summary>
    /// Null when the attempt is allowed; else how long to wait. So with the others. A stranger's attempts on an address hold up the
    /// stranger's network only; those from many networks together hold up whoever signs in from a network that the address was never
    /// signed in from (OWASP Authentication Cheat Sheet, account lockout).
    /// </summary>
    public async Task<TimeSpan?> TakeSignIn(HttpContext context, string email, CancellationToken cancel)
    {
        var network = context.NetworkOfClient();
        if ((await TakeOne(signInsByNetwork, network, cancel) ?? await TakeOne(signInsByPair, Pair(email, network), cancel)) is { } wait) return wait;
        return await IsKnown(email, network, cancel) ? null : await TakeOne(signInsByAddress, email, cancel);
    }

    public async Task<TimeSpan?> TakeSignUp(HttpContext context, string email, CancellationToken cancel) =>
        await TakeOne(signUpsByNetwork, context.NetworkOfClient(), cancel) ?? await TakeOne(signUpsByAddress, email, cancel);

    public Task<TimeSpan?> TakeCode(HttpContext context, CancellationToken cancel) => TakeOne(codesByNetwork, context.NetworkOfClient(), cancel);

    /// <summary>The network is the address's from now on, and what went wrong there before is forgotten.</summary>
    public async Task SignedIn(HttpContext context, string email, CancellationToken cancel)
    {
        var pair = Pair(email, context.NetworkOfClient());
        await Run("DELETE FROM accounts.attempt_limit WHERE key = $1", cancel, KeyOf(signInsByPair, pair));
        await Run("INSERT INTO accounts.attempt_limit (key, busy_until) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET busy_until = excluded.busy_until",
            cancel, KeyOf(Known, pair), clock.GetUtcNow() + Known.Period);
    }

    private async Task<bool> IsKnown(string email, string network, CancellationToken cancel)
    {
        await using var query = databases[DatabaseRole.Auth].CreateCommand("SELECT 1 FROM accounts.attempt_limit WHERE key = $1 AND busy_until > $2");
        query.Parameters.Add(new() { Value = KeyOf(Known, Pair(email, network)) });
        query.Parameters.Add(new() { Value = clock.GetUtcNow() });
        return await query.ExecuteScalarAsync(cancel) is not null;
    }

    private static string Pair(string email, string network) => $"{email} {network}";

    private async Task<TimeSpan?> TakeOne(AttemptLimit limit, string who, CancellationToken cancel)
    {
        var (stored, now) = (KeyOf(limit, who), clock.GetUtcNow());
        if (await Run(Take, cancel, stored, now, limit.Cost, limit.Period) == 1) return null;
        await using var query = databases[DatabaseRole.Auth].CreateCommand("SELECT busy_until FROM accounts.attempt_limit WHERE key = $1");
        query.Parameters.Add(new() { Value = stored });
        var busyUntil = await query.ExecuteScalarAsync(cancel) is DateTime at ? new DateTimeOffset(at, TimeSpan.Zero) : now;
        return busyUntil + limit.Cost - limit.Period - now;
    }

    private async Task<int> Run(string sql, CancellationToken cancel, params object[] values)
    {
        await using var command = databases[DatabaseRole.Auth].CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return await command.ExecuteNonQueryAsync(cancel);
    }

    private string KeyOf(AttemptLimit limit, string who) =>
        $"{limit.Name}/{Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(who))[..16])}";
}
