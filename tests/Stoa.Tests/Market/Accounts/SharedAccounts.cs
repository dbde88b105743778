using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market.Accounts;

/// <summary>One node and one database for a class of tests, none of which looks at what it did not make.</summary>
public sealed class SharedAccounts(PostgresServer server) : IAsyncLifetime
{
    internal TestDatabase Database { get; private set; } = null!;

    internal AccountsNode Node { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Database = await TestDatabase.Create(server);
        Node = await AccountsNode.Start(Database);
    }

    public async ValueTask DisposeAsync()
    {
        await Node.DisposeAsync();
        await Database.DisposeAsync();
    }
}
