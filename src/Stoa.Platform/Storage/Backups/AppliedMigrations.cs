using Npgsql;

namespace Stoa.Platform.Storage.Backups;

/// <summary>Which migrations a database has seen, as <c>component/name</c> with the checksum.</summary>
internal static class AppliedMigrations
{
    public static async Task<IReadOnlyDictionary<string, string>> Read(NpgsqlConnection connection, CancellationToken cancel)
    {
        var applied = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await using var query = new NpgsqlCommand("SELECT component || '/' || name, checksum FROM stoa.migration", connection);
        await using var rows = await query.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel)) applied.Add(rows.GetString(0), rows.GetString(1));
        return applied;
    }
}
