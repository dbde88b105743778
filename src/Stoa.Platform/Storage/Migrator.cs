using Microsoft.Extensions.Logging;
using Npgsql;

namespace Stoa.Platform.Storage;

/// <summary>Brings the schemas up to what this program knows. Many processes may start at once: one works, the others wait.</summary>
public sealed class Migrator(Databases databases, ILogger<Migrator> log)
{
    private const long Lock = 0x53746f61; // "Stoa"

    /// <summary>Applies what is missing, each migration in a transaction of its own.</summary>
    /// <param name="migrations">All that this program knows.</param>
    /// <param name="announce">Told how many are missing, where that is any; then the log does not name each. Null for a log that does.</param>
    /// <param name="cancel">Ends the work behind the migration at hand.</param>
    /// <exception cref="InvalidOperationException">An applied migration was edited, or the database is newer than the program.</exception>
    public async Task Migrate(IReadOnlyList<Migration> migrations, CancellationToken cancel, Action<int>? announce = null)
    {
        await using var connection = await databases[DatabaseRole.Migrate].OpenConnectionAsync(cancel);
        await Run(connection, $"SELECT pg_advisory_lock({Lock})", cancel);
        try
        {
            var applied = await Applied(connection, cancel);
            Check(migrations, applied);
            var missing = migrations.Where(m => !applied.ContainsKey((m.Component, m.Name))).ToList();
            if (missing.Count > 0) announce?.Invoke(missing.Count);
            foreach (var migration in missing)
            {
                await Apply(connection, migration, cancel);
                log.Log(announce is null ? LogLevel.Information : LogLevel.Debug, "Applied migration {Component}/{Migration}", migration.Component, migration.Name);
            }
        }
        finally
        {
            await Run(connection, $"SELECT pg_advisory_unlock({Lock})", CancellationToken.None);
        }
    }

    private async Task Apply(NpgsqlConnection connection, Migration migration, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (!migration.IsData) await Run(connection, "SET LOCAL ROLE stoa_owner", cancel);
        await Run(connection, $"""CREATE SCHEMA IF NOT EXISTS "{migration.Component}" """, cancel);
        await Run(connection, migration.Sql, cancel);
        await Run(connection, $"""GRANT USAGE ON SCHEMA "{migration.Component}" TO stoa_app, stoa_engine, stoa_auth, stoa_operator, stoa_migrate""", cancel);
        await Run(connection, "RESET ROLE", cancel);
        await using var record = new NpgsqlCommand("INSERT INTO stoa.migration (component, name, checksum) VALUES ($1, $2, $3)", connection)
        {
            Parameters = { new() { Value = migration.Component }, new() { Value = migration.Name }, new() { Value = migration.Checksum } },
        };
        await record.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private static async Task<Dictionary<(string, string), string>> Applied(NpgsqlConnection connection, CancellationToken cancel)
    {
        var applied = new Dictionary<(string, string), string>();
        await using var query = new NpgsqlCommand("SELECT component, name, checksum FROM stoa.migration", connection);
        await using var rows = await query.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel)) applied.Add((rows.GetString(0), rows.GetString(1)), rows.GetString(2));
        return applied;
    }

    private static void Check(IReadOnlyList<Migration> migrations, Dictionary<(string Component, string Name), string> applied)
    {
        var known = migrations.ToDictionary(m => (m.Component, m.Name), m => m.Checksum);
        var components = migrations.Select(m => m.Component).ToHashSet(StringComparer.Ordinal);
        foreach (var (id, checksum) in applied.Where(a => components.Contains(a.Key.Component)))
        {
            if (!known.TryGetValue(id, out var ours))
                throw new InvalidOperationException($"The database is newer than this program: it knows migration {id.Component}/{id.Name}. Start the newer program.");
            if (ours != checksum)
                throw new InvalidOperationException($"Migration {id.Component}/{id.Name} was edited after it had been applied. Restore it and add a new one.");
        }
    }

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
