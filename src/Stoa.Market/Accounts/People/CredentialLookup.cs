using Stoa.Contracts.Common;
using Stoa.Platform.Storage;

namespace Stoa.Market.Accounts.People;

/// <summary>
/// Reads what is stored of a password in a statement of its own: checking it takes a tenth of a second, for which no connection
/// is held.
/// </summary>
internal sealed class CredentialLookup(Databases databases)
{
    /// <summary>Null when nobody has the address.</summary>
    public async Task<KnownCredential?> Find(string email, CancellationToken cancel)
    {
        await using var query = databases[DatabaseRole.Auth].CreateCommand(
            "SELECT u.id, c.password_hash FROM accounts.user u JOIN accounts.credential c ON c.user_id = u.id WHERE u.email = $1");
        query.Parameters.Add(new() { Value = email });
        await using var row = await query.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel) ? new KnownCredential(UserId.From(row.GetGuid(0)), row.GetString(1)) : null;
    }
}

/// <summary>Somebody's address has this password.</summary>
internal sealed record KnownCredential(UserId User, string PasswordHash);
