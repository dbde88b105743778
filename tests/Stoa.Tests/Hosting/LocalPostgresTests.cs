using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Stoa.Platform.Hosting;
using Stoa.Platform.Security;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Hosting;

public sealed class ASmallServer : IDisposable
{
    private readonly DataFolder folder = DataFolder.Open(TestFolders.Make());

    [Fact]
    public async Task Starts()
    {
        await using var s = await LocalPostgres.Start(new() { Folder = folder, Key = PlatformKey.Ephemeral(), IsDurable = false }, NullLogger.Instance, TestContext.Current.CancellationToken);
        await using var c = new NpgsqlConnection(s.AdminConnectionString);
        await c.OpenAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        folder.Dispose();
        Directory.Delete(folder.Folder, recursive: true);
    }
}

public sealed class ATestDatabase(TestDatabase db) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Is_migrated() => Assert.Equal(0L, await db.AsAdmin("SELECT count(*) FROM platform.outbox"));
}
