using Npgsql;

namespace Stoa.Platform.Storage.Backups;

/// <summary>How many rows each table has, as the snapshot of the connection's transaction sees them.</summary>
internal static class RowCounts
{
    // Partitions hold the rows, their parents none.
    private const string Tables = """
        SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind = 'r' AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema' ORDER BY 1
        """;

    public static async Task<IReadOnlyDictionary<string, long>> Read(NpgsqlConnection connection, CancellationToken cancel)
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in await Names(connection, cancel))
        {
            await using var count = new NpgsqlCommand($"SELECT count(*) FROM {table}", connection);
            counts.Add(table, (long)(await count.ExecuteScalarAsync(cancel))!);
        }

        return counts;
    }

    private static async Task<IReadOnlyList<string>> Names(NpgsqlConnection connection, CancellationToken cancel)
    {
        var names = new List<string>();
        await using var query = new NpgsqlCommand(Tables, connection);
        await using var rows = await query.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel)) names.Add(rows.GetString(0));
        return names;
    }
}
