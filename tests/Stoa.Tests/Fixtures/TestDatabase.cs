using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Stoa.Platform.Security;
using Stoa.Platform.Storage;

namespace Stoa.Tests.Fixtures;

/// <summary>
/// A database of its own. As a class fixture (<c>IClassFixture&lt;TestDatabase&gt;</c>) one a class; inside a test by
/// <see cref="Create"/>.
/// </summary>
public sealed class TestDatabase(PostgresServer server) : IAsyncLifetime
{
    /// <summary>Without user and password.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>A superuser's.</summary>
    public string AdminConnectionString { get; private set; } = "";

    public PlatformKey Key => server.Key;

    /// <summary>A pool for each role, as in the product.</summary>
    public Databases Databases { get; private set; } = null!;

    public static async Task<TestDatabase> Create(PostgresServer server)
    {
        var database = new TestDatabase(server);
        await database.InitializeAsync();
        return database;
    }

    public async ValueTask InitializeAsync()
    {
        ConnectionString = await server.CreateDatabase();
        AdminConnectionString = await server.AdminConnectionString(Name);
        Databases = new Databases(new() { ConnectionString = ConnectionString }, Key);
    }

    /// <summary>Adds what a test planted to the schema.</summary>
    public Task Migrate(params Migration[] planted) =>
        new Migrator(Databases, NullLogger<Migrator>.Instance).Migrate([.. Schema.Migrations, .. planted], CancellationToken.None);

    /// <summary>Runs a statement as a superuser, whom no policy binds.</summary>
    public async Task<object?> AsAdmin(string sql)
    {
        await using var connection = new NpgsqlConnection(AdminConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>How many sessions, of superusers not counted, there may be from now on; those that are there end. -1: any number.</summary>
    public Task AllowConnections(int number) => AsAdmin($"""
        ALTER DATABASE "{Name}" CONNECTION LIMIT {number};
        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
        """);

    public async ValueTask DisposeAsync()
    {
        await Databases.DisposeAsync();
        await server.DropDatabase(Name);
    }

    private string Name => new NpgsqlConnectionStringBuilder(ConnectionString).Database!;
}
