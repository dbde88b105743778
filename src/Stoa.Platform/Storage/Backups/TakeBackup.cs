using System.Data;
using System.Formats.Tar;
using System.Security.Cryptography;
using Npgsql;
using Stoa.Platform.Security;

namespace Stoa.Platform.Storage.Backups;

/// <summary>
/// Writes the database into one file while everything goes on: rows are counted and dumped on one exported snapshot
/// (PostgreSQL, "Snapshot Synchronization Functions").
/// </summary>
public sealed class TakeBackup(DatabaseOptions database, PlatformKey key, TimeProvider clock)
{
    /// <summary>Name of the dump in the file.</summary>
    internal const string DumpEntry = "database.dump";

    /// <summary>Name of the manifest in the file.</summary>
    internal const string ManifestEntry = "manifest.json";

    /// <param name="file">Must not exist; readable by its owner only.</param>
    /// <param name="cancel">Leaves nothing behind.</param>
    /// <exception cref="BackupRefusedException">With what mends it.</exception>
    public async Task<BackupManifest> To(string file, CancellationToken cancel)
    {
        file = Path.GetFullPath(file);
        if (File.Exists(file)) throw new BackupRefusedException("backup-exists", $"{file} exists already: name another file, or remove it.");
        using var work = WorkFolder.Beside(file);
        var dump = work.File(DumpEntry);
        var manifest = await Dump(dump, cancel);
        await Pack(manifest, dump, work.File("whole"), cancel);
        File.Move(work.File("whole"), file);
        return manifest;
    }

    private async Task<BackupManifest> Dump(string dump, CancellationToken cancel)
    {
        await using var databases = new Databases(database, key);
        await using var connection = databases.Unpooled(DatabaseRole.Migrate);
        var login = connection.ConnectionString;
        await connection.OpenAsync(cancel);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        var id = await Scalar<string>(connection, "SELECT pg_export_snapshot()", cancel);
        var rows = await RowCounts.Read(connection, cancel);
        var migrations = await AppliedMigrations.Read(connection, cancel);
        // With row security on: this role has a policy of its own on every table, and one that it may not see would fail the count.
        await DumpProgram.Run("pg_dump", new(login, connection.PostgreSqlVersion.Major), ["--format=custom", "--enable-row-security", $"--snapshot={id}", $"--file={dump}"], cancel);
        return new(BackupManifest.CurrentFormat, clock.GetUtcNow(), KeyCheck.Of(key), migrations, rows, await Sum(dump, cancel));
    }

    private static async Task Pack(BackupManifest manifest, string dump, string whole, CancellationToken cancel)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
        await using var file = new FileStream(whole, options);
        await using (var tar = new TarWriter(file, leaveOpen: true))
        {
            await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, ManifestEntry) { DataStream = new MemoryStream(manifest.ToJson()) }, cancel);
            await tar.WriteEntryAsync(dump, DumpEntry, cancel);
        }

        file.Flush(flushToDisk: true);
    }

    internal static async Task<string> Sum(string file, CancellationToken cancel)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel));
    }

    private static async Task<T> Scalar<T>(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(cancel))!;
    }
}
