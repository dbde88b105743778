using Microsoft.Extensions.Logging.Abstractions;
using Stoa.Platform.Hosting;
using Stoa.Platform.Security;

namespace Stoa.SystemTests.Fixtures;

/// <summary>The PostgreSQL and the key that the nodes of a cluster share.</summary>
internal sealed class ClusterDatabase : IAsyncDisposable
{
    private readonly DataFolder folder;
    private readonly LocalPostgres server;

    private ClusterDatabase(DataFolder folder, LocalPostgres server) => (this.folder, this.server) = (folder, server);

    public string ConnectionString => server.ConnectionString;

    /// <summary>For the test, which looks past the program at what is there.</summary>
    public string AdminConnectionString => server.AdminConnectionString;

    public string KeyFile => folder.KeyFile;

    public static async Task<ClusterDatabase> Start(DirectoryInfo parent)
    {
        var folder = DataFolder.Open(Path.Combine(parent.FullName, "cluster"));
        var options = new LocalPostgresOptions { Folder = folder, Key = PlatformKey.LoadOrCreate(folder.KeyFile), IsDurable = false };
        return new ClusterDatabase(folder, await LocalPostgres.Start(options, NullLogger.Instance, CancellationToken.None));
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }
}
