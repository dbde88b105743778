using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Cloud;

/// <summary>One <see cref="CloudNode"/> for all tests of a class, each of which begins with another customer.</summary>
public sealed class CloudFixture(PostgresServer server) : IAsyncLifetime
{
    private TestDatabase database = null!;

    internal CloudNode Node { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.Create(server);
        Node = await CloudNode.Start(database);
        await Node.Settle();
    }

    /// <summary>Another process on the same database, with a clock of its own.</summary>
    internal Task<CloudNode> AnotherNode() => CloudNode.Start(database);

    /// <summary>Asks or changes the database behind the program's back.</summary>
    public Task<object?> AsAdmin(string sql) => database.AsAdmin(sql);

    public async ValueTask DisposeAsync()
    {
        await Node.DisposeAsync();
        await database.DisposeAsync();
    }
}
