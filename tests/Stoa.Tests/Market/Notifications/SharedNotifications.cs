using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market.Notifications;

/// <summary>One node, without a mail server, and one database for a class of tests.</summary>
public sealed class SharedNotifications(PostgresServer server) : IAsyncLifetime
{
    internal TestDatabase Database { get; private set; } = null!;

    internal NotificationsNode Node { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Database = await TestDatabase.Create(server);
        Node = await NotificationsNode.Start(Database);
    }

    public async ValueTask DisposeAsync()
    {
        await Node.DisposeAsync();
        await Database.DisposeAsync();
    }
}
