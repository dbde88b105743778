using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using Stoa.Platform.Hosting;
using Stoa.Platform.Security;
using Stoa.Serving;

namespace Stoa.Backups;

/// <summary>The database to back up: the one that was named, the one that runs in the data folder, or the one that is started there for the while.</summary>
internal sealed class BackupSource(string connectionString, string keyFile, DataFolder? held = null, LocalPostgres? server = null) : IAsyncDisposable
{
    public string ConnectionString => connectionString;

    public string KeyFile => keyFile;

    /// <exception cref="CannotStartException">With what mends it.</exception>
    public static async Task<BackupSource> Open(ParseResult parsed, CancellationToken cancel)
    {
        ServedDatabase.Check(parsed);
        var keyFile = parsed.GetValue(ServeOptions.KeyFile)?.FullName;
        if (parsed.GetValue(ServeOptions.Database) is { } named) return new BackupSource(named, keyFile!);
        var folder = parsed.GetValue(ServeOptions.Data)!.FullName;
        keyFile ??= Path.Combine(folder, "stoa.key");
        if (!Directory.Exists(folder) || !File.Exists(keyFile))
            throw new CannotStartException("nothing-to-back-up", $"{folder} is no data folder of Stoa: name it with --data, or the database of a cluster with --database.");
        return LocalPostgres.Find(folder) is { } running ? new BackupSource(running, keyFile) : await Start(folder, keyFile, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
        held?.Dispose();
    }

    private static async Task<BackupSource> Start(string folder, string keyFile, CancellationToken cancel)
    {
        var held = DataFolder.Open(folder);
        try
        {
            var options = new LocalPostgresOptions { Folder = held, Key = PlatformKey.LoadOrCreate(keyFile) };
            var server = await LocalPostgres.Start(options, NullLogger.Instance, cancel);
            return new BackupSource(server.ConnectionString, keyFile, held, server);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }
}
