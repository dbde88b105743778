using Npgsql;
using Stoa.Platform.Security;

namespace Stoa.Platform.Storage.Backups;

/// <summary>Brings a backup into an empty database, in one transaction, and counts what came.</summary>
public static class RestoreBackup
{
    /// <param name="backup">What to restore.</param>
    /// <param name="administrator">Connection string of a superuser to the empty database: row security binds everybody else.</param>
    /// <param name="key">The installation's; the roles' passwords are made from it.</param>
    /// <param name="cancel">Leaves the database empty.</param>
    /// <exception cref="BackupRefusedException">The database is not empty, the login is no superuser, or the rows differ.</exception>
    public static async Task Into(OpenedBackup backup, string administrator, PlatformKey key, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(administrator);
        await connection.OpenAsync(cancel);
        await Check(connection, cancel);
        await RoleSetup.Apply(administrator, key, cancel);
        // RoleSetup has made the record of migrations; the dump brings its own.
        await DumpProgram.Run(
            "pg_restore", new(administrator, connection.PostgreSqlVersion.Major), ["--clean", "--if-exists", "--exit-on-error", "--single-transaction", $"--dbname={connection.Database}", backup.Dump], cancel);
        Compare(backup.Manifest.Rows, await RowCounts.Read(connection, cancel));
    }

    private static async Task Check(NpgsqlConnection connection, CancellationToken cancel)
    {
        if (!await Holds(connection, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user", cancel))
            throw new BackupRefusedException("restore-needs-superuser", "The connection of --admin is no superuser's, and row security would keep the rows out: name a superuser.");
        if (await Holds(connection, "SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'platform')", cancel))
            throw new BackupRefusedException("restore-not-empty", $"The database {connection.Database} holds an installation already: name an empty one.");
    }

    private static async Task<bool> Holds(NpgsqlConnection connection, string question, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(question, connection);
        return await command.ExecuteScalarAsync(cancel) is true;
    }

    private static void Compare(IReadOnlyDictionary<string, long> expected, IReadOnlyDictionary<string, long> came)
    {
        var wrong = expected.Where(table => came.GetValueOrDefault(table.Key, -1) != table.Value)
            .Select(table => $"{table.Key}: {came.GetValueOrDefault(table.Key, 0)} of {table.Value}").ToList();
        if (wrong.Count > 0) throw new BackupRefusedException("restore-incomplete", $"Rows are missing after the restore: {string.Join("; ", wrong)}.");
    }
}
