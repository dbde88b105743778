using Microsoft.EntityFrameworkCore;
using Npgsql;
using Stoa.Platform.Storage;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Storage;

/// <summary>Compares what EF believes of the tables with what the migrations made.</summary>
internal static class ModelFaults
{
    private const string Columns = """
        SELECT n.nspname || '.' || c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
               a.atthasdef OR a.attidentity <> '' OR a.attgenerated <> '',
               coalesce((SELECT array_position(i.indkey::int2[], a.attnum) IS NOT NULL FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary), false)
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'v') AND a.attnum > 0 AND NOT a.attisdropped AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        """;

    /// <returns>One sentence a difference; none when all is well.</returns>
    public static async Task<IReadOnlyList<string>> Find(ComponentStore store, TestDatabase database)
    {
        var actual = await Read(database);
        var faults = new List<string>();
        foreach (var table in store.Model.GetRelationalModel().Tables)
        {
            var name = $"{table.Schema}.{table.Name}";
            if (!actual.TryGetValue(name, out var columns))
            {
                faults.Add($"{name} is in the model and not in the database");
                continue;
            }

            var key = table.PrimaryKey?.Columns.Select(c => c.Name).ToHashSet() ?? [];
            foreach (var column in table.Columns)
            {
                var expected = new Column(column.StoreType, !column.IsNullable, HasDefault: false, key.Contains(column.Name));
                if (!columns.Remove(column.Name, out var found)) faults.Add($"{name}.{column.Name} is in the model and not in the database");
                else if (expected != found with { HasDefault = false }) faults.Add($"{name}.{column.Name} is {found} in the database and {expected} in the model");
            }

            // A column that the model does not know must do without a value: it is on its way in or out.
            faults.AddRange(columns.Where(c => c.Value is { IsRequired: true, HasDefault: false }).Select(c => $"{name}.{c.Key} is required by the database and not in the model"));
        }

        return faults;
    }

    private static async Task<Dictionary<string, Dictionary<string, Column>>> Read(TestDatabase database)
    {
        await using var connection = new NpgsqlConnection(database.AdminConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var query = new NpgsqlCommand(Columns, connection);
        await using var rows = await query.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var tables = new Dictionary<string, Dictionary<string, Column>>();
        while (await rows.ReadAsync(TestContext.Current.CancellationToken))
        {
            if (!tables.TryGetValue(rows.GetString(0), out var columns)) tables.Add(rows.GetString(0), columns = []);
            columns.Add(rows.GetString(1), new(rows.GetString(2), rows.GetBoolean(3), rows.GetBoolean(4), rows.GetBoolean(5)));
        }

        return tables;
    }

    private sealed record Column(string Type, bool IsRequired, bool HasDefault, bool IsKey)
    {
        public override string ToString() => $"{Type}{(IsRequired ? " not null" : "")}{(IsKey ? " (key)" : "")}";
    }
}
