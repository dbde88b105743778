using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Stoa.Platform.Hosting;
using Stoa.Platform.Security;
using Stoa.Platform.Storage;
using Stoa.Tests.Fixtures;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Stoa.Tests.Fixtures;

/// <summary>
/// One server a run, started by the first test that needs it, the product's own <see cref="LocalPostgres"/>. Each test class takes
/// a database of its own, copied from a migrated template: see <see cref="TestDatabase"/>.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Template = "template_stoa";
    private static int count;
    private readonly Lazy<Task<Running>> running = new(Start);

    public PlatformKey Key => TheKey;

    private static PlatformKey TheKey { get; } = PlatformKey.Ephemeral();

    /// <summary>A migrated database that nobody else uses.</summary>
    /// <returns>Its connection string without user and password.</returns>
    public async Task<string> CreateDatabase()
    {
        var server = (await running.Value).Server;
        var name = $"test_{Interlocked.Increment(ref count)}";
        await Administer(server, $"CREATE DATABASE {name} TEMPLATE {Template}", $"GRANT ALL ON DATABASE {name} TO stoa_owner");
        return new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name }.ConnectionString;
    }

    /// <summary>For what only an administrator does: makes roles, kills sessions.</summary>
    public async Task<string> AdminConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder((await running.Value).Server.AdminConnectionString) { Database = database }.ConnectionString;

    public async Task DropDatabase(string name) => await Administer((await running.Value).Server, $"DROP DATABASE {name} WITH (FORCE)");

    public async ValueTask DisposeAsync()
    {
        if (!running.IsValueCreated) return;
        var (folder, server) = await running.Value;
        await server.DisposeAsync();
        folder.Dispose();
        Directory.Delete(folder.Folder, recursive: true);
    }

    private static async Task<Running> Start()
    {
        var folder = DataFolder.Open(TestFolders.Make());
        var server = await LocalPostgres.Start(
            new() { Folder = folder, Key = TheKey, IsDurable = false }, NullLogger.Instance, TestContext.Current.CancellationToken);
        await using (var databases = new Databases(new() { ConnectionString = server.ConnectionString }, TheKey))
            await new Migrator(databases, NullLogger<Migrator>.Instance).Migrate(Schema.Migrations, CancellationToken.None);
        await Administer(server, $"ALTER DATABASE stoa RENAME TO {Template}", $"ALTER DATABASE {Template} ALLOW_CONNECTIONS false");
        return new(folder, server);
    }

    private static async Task Administer(LocalPostgres server, params string[] statements)
    {
        var admin = new NpgsqlConnectionStringBuilder(server.AdminConnectionString) { Database = "postgres" };
        await using var connection = new NpgsqlConnection(admin.ConnectionString);
        await connection.OpenAsync();
        foreach (var statement in statements)
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    private sealed record Running(DataFolder Folder, LocalPostgres Server);
}
