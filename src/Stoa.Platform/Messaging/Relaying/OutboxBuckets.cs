using Stoa.Platform.Hosting;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Messaging.Relaying;

/// <summary>Shares the buckets of the outbox among the live workers. Each relay moves the messages of its own buckets only.</summary>
internal sealed class OutboxBuckets(Databases databases, Worker worker)
{
    private const string Share = "(SELECT ceil(64.0 / greatest(1, count(*)))::int FROM platform.worker WHERE NOT lost)";

    private const string GiveUpSurplus = $"""
        UPDATE platform.relay_bucket SET owner = NULL
        WHERE bucket IN (SELECT bucket FROM platform.relay_bucket WHERE owner = $1 ORDER BY bucket OFFSET {Share})
        """;

    // A bucket whose relay is just moving is passed over and looked at again a second later.
    private const string TakeFree = $"""
        UPDATE platform.relay_bucket SET owner = $1
        WHERE bucket IN (
            SELECT b.bucket FROM platform.relay_bucket b
            WHERE b.owner IS NULL OR NOT EXISTS (SELECT FROM platform.worker w WHERE w.id = b.owner AND NOT w.lost)
            ORDER BY b.bucket
            LIMIT greatest(0, {Share} - (SELECT count(*) FROM platform.relay_bucket WHERE owner = $1))
            FOR NO KEY UPDATE SKIP LOCKED)
        """;

    /// <summary>Gives up what is more than this worker's share and takes what is free up to it; done once a second.</summary>
    /// <returns>How many buckets changed hands.</returns>
    public async Task<int> Balance(CancellationToken cancel)
    {
        await using var batch = databases[DatabaseRole.Engine].CreateBatch();
        batch.Add(GiveUpSurplus, worker.Id);
        batch.Add(TakeFree, worker.Id);
        return await batch.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Gives up all, so that others need not wait for the lease to end.</summary>
    public async Task Leave(CancellationToken cancel)
    {
        if (!worker.IsRegistered) return;
        await using var command = databases[DatabaseRole.Engine].CreateCommand("UPDATE platform.relay_bucket SET owner = NULL WHERE owner = $1");
        command.Parameters.Add(new() { Value = worker.Id });
        await command.ExecuteNonQueryAsync(cancel);
    }
}
