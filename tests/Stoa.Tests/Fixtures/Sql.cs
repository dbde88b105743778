using Npgsql;
using Stoa.Contracts.Common;
using Stoa.Platform.Storage;

namespace Stoa.Tests.Fixtures;

/// <summary>SQL as the product's own login runs it, below the code that writes better queries.</summary>
internal static class Sql
{
    /// <summary>The first value, in a transaction for the company; null when no row came back.</summary>
    public static async Task<object?> AsApp(this TestDatabase database, TenantId company, string sql)
    {
        await using var connection = await database.Databases[DatabaseRole.App].OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var enter = new NpgsqlCommand($"SELECT set_config('stoa.tenant', '{company.Value}', true)", connection, transaction);
        await enter.ExecuteNonQueryAsync();
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        var found = await command.ExecuteScalarAsync();
        await transaction.CommitAsync();
        return found;
    }

    /// <summary>The tables with a row in which the text stands, whatever the column: none holds what must never be written.</summary>
    public static async Task<IReadOnlyList<string>> TablesThatHold(this TestDatabase database, string text)
    {
        var tables = (string[])(await database.AsAdmin("""
            SELECT array_agg(format('%I.%I', schemaname, tablename)) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
            """))!;
        var found = new List<string>();
        foreach (var table in tables)
            if (await database.AsAdmin($"SELECT 1 FROM {table} row WHERE row::text ILIKE '%{text}%' LIMIT 1") is not null) found.Add(table);
        return found;
    }
}
