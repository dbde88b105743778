using System.CommandLine;
using Stoa.Platform.Hosting;
using Stoa.Platform.Security;

namespace Stoa.Serving;

/// <summary>The database of this process: the one that was named, or the micro cloud's own in its data folder.</summary>
internal sealed class ServedDatabase : IAsyncDisposable
{
    private readonly DataFolder? folder;
    private readonly LocalPostgres? server;

    private ServedDatabase(string connectionString, string keyFile, DataFolder? folder = null, LocalPostgres? server = null) =>
        (ConnectionString, KeyFile, this.folder, this.server) = (connectionString, keyFile, folder, server);

    public string ConnectionString { get; }

    public string KeyFile { get; }

    /// <summary>The data folder of the micro cloud; null on a node of a cluster.</summary>
    public string? DataFolder => folder?.Folder;

    /// <summary>Whether what was told is enough to have a database.</summary>
    /// <exception cref="CannotStartException">With what mends it.</exception>
    public static void Check(ParseResult parsed)
    {
        var isNamed = parsed.GetValue(ServeOptions.Database) is not null;
        if (isNamed && parsed.GetValue(ServeOptions.KeyFile) is null)
            throw new CannotStartException("key-file-missing", "A node of a cluster needs the installation's key: name the file with --key-file.");
        if (!isNamed && parsed.GetValue(ServeOptions.Roles) is { Length: > 0 })
            throw new CannotStartException("database-missing", "A node with roles needs the database of its cluster: name it with --database. Without --roles everything runs here, with a database of its own.");
    }

    /// <summary>After <see cref="Check"/>.</summary>
    /// <exception cref="CannotStartException">With what mends it.</exception>
    public static async Task<ServedDatabase> Open(ParseResult parsed, ILogger log, CancellationToken cancel)
    {
        var keyFile = parsed.GetValue(ServeOptions.KeyFile)?.FullName;
        return parsed.GetValue(ServeOptions.Database) is { } named
            ? new ServedDatabase(named, keyFile!)
            : await Own(parsed, keyFile, log, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
        folder?.Dispose();
    }

    private static async Task<ServedDatabase> Own(ParseResult parsed, string? keyFile, ILogger log, CancellationToken cancel)
    {
        var held = Platform.Hosting.DataFolder.Open(parsed.GetValue(ServeOptions.Data)!.FullName);
        try
        {
            if (held.Moved is { } moved) await Console.Error.WriteLineAsync(moved);
            keyFile ??= held.KeyFile;
            var options = new LocalPostgresOptions { Folder = held, Key = PlatformKey.LoadOrCreate(keyFile) };
            var postgres = await LocalPostgres.Start(options, log, cancel);
            return new ServedDatabase(postgres.ConnectionString, keyFile, held, postgres);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }
}
