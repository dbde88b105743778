using System.Diagnostics;
using Npgsql;

namespace Stoa.Platform.Storage.Backups;

/// <summary>PostgreSQL's own <c>pg_dump</c> and <c>pg_restore</c>, the oldest installed that know the server.</summary>
internal static class DumpProgram
{
    /// <summary>Runs one of them on a database. The password goes by the environment, never by the arguments.</summary>
    /// <exception cref="BackupRefusedException">It is not installed, or failed.</exception>
    public static async Task Run(string name, DumpedDatabase database, string[] arguments, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(Find(name, database.ServerMajor), arguments)
        {
            UseShellExecute = false, RedirectStandardError = true, RedirectStandardInput = true,
        };
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        start.Environment["PGHOST"] = settings.Host;
        start.Environment["PGPORT"] = $"{settings.Port}";
        start.Environment["PGDATABASE"] = settings.Database;
        start.Environment["PGUSER"] = settings.Username;
        start.Environment["PGPASSWORD"] = settings.Password;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = await process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        if (process.ExitCode != 0) throw new BackupRefusedException("dump-failed", $"{name} ended with {process.ExitCode}. It said:\n{errors.Trim()}");
    }

    private static string Find(string name, int server)
    {
        const string debian = "/usr/lib/postgresql";
        var packaged = Directory.Exists(debian) ? Directory.GetDirectories(debian) : [];
        return packaged
            .Select(folder => (Major: int.TryParse(Path.GetFileName(folder), out var major) ? major : 0, Program: Path.Combine(folder, "bin", name)))
            .Where(found => found.Major >= server && File.Exists(found.Program))
            .OrderBy(found => found.Major)
            .Select(found => found.Program)
            .FirstOrDefault()
            ?? throw new BackupRefusedException("dump-program-missing", $"{name} of PostgreSQL {server} or newer is needed: apt-get install postgresql-client-{server}");
    }
}

/// <param name="ConnectionString">With the password, which an open connection no longer tells.</param>
/// <param name="ServerMajor">15 for 15.18.</param>
internal sealed record DumpedDatabase(string ConnectionString, int ServerMajor);
