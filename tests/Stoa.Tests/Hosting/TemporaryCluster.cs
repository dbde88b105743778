using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Stoa.Platform.Hosting;
using Stoa.Platform.Security;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Hosting;

/// <summary>A data folder with a server of its own, for tests that kill and break it.</summary>
internal sealed class TemporaryCluster(string path) : IAsyncDisposable
{
    private DataFolder? folder;

    public TemporaryCluster() : this(TestFolders.Make())
    {
    }

    public string Path => path;

    public string Cluster => System.IO.Path.Combine(path, "postgres", "cluster");

    public async Task<LocalPostgres> Start(ILogger? log = null, PlatformKey? key = null)
    {
        folder ??= DataFolder.Open(path);
        var options = new LocalPostgresOptions { Folder = folder, Key = key ?? PlatformKey.LoadOrCreate(folder.KeyFile), IsDurable = false };
        return await LocalPostgres.Start(options, log ?? NullLogger.Instance, TestContext.Current.CancellationToken);
    }

    public static async Task<object?> Ask(LocalPostgres server, string sql)
    {
        await using var connection = new NpgsqlConnection(server.AdminConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        folder?.Dispose();
        Directory.Delete(path, recursive: true);
        return ValueTask.CompletedTask;
    }
}
