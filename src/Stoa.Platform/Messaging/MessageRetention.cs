using Stoa.Platform.Storage;

namespace Stoa.Platform.Messaging;

/// <summary>Takes away what only guards against repetition, when nothing can be repeated any more.</summary>
internal sealed class MessageRetention(Databases databases, TimeProvider clock)
{
    /// <summary>An inbox row stays so long, and in any case as long as a delivery of its message: a parked one may be replayed much later.</summary>
    public static readonly TimeSpan Inbox = TimeSpan.FromDays(7);

    /// <summary>A process that slept through this has lost its worker's lease many times over.</summary>
    public static readonly TimeSpan Broadcasts = TimeSpan.FromDays(1);

    private const string DeleteInbox = """
        DELETE FROM platform.inbox i WHERE i.handled_at < $1 AND NOT EXISTS (SELECT FROM platform.delivery d WHERE d.id = i.message)
        """;

    /// <summary>Done once an hour.</summary>
    /// <returns>How many rows went.</returns>
    public async Task<int> Clean(CancellationToken cancel)
    {
        await using var batch = databases[DatabaseRole.Engine].CreateBatch();
        batch.Add(DeleteInbox, clock.GetUtcNow() - Inbox);
        batch.Add("DELETE FROM platform.broadcast WHERE sent_at < $1", clock.GetUtcNow() - Broadcasts);
        return await batch.ExecuteNonQueryAsync(cancel);
    }
}
