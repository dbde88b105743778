using Stoa.Platform.Hosting;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Messaging.Relaying;

/// <summary>Moves messages from the outbox to those who hear them: in the order of each key, in batches, each batch one commit.</summary>
internal sealed class Relay(Databases databases, Worker worker, WakeSignal wake, MessagingOptions options, TimeProvider clock)
{
    // A batch of so many is worth a second session beside it.
    private const int Much = 256;

    // Held until the batch has committed, so that whoever takes a bucket over begins after it.
    private const string HoldBuckets = "SELECT 1 FROM platform.relay_bucket WHERE owner = $1 AND bucket % $2 = $3 ORDER BY bucket FOR SHARE";

    // A key that still has a delivery is busy: the new one waits behind it. The lock on the last of them keeps its acknowledgement
    // waiting until this batch is to be seen, since that is what makes the next one Ready.
    internal const string Move = """
        WITH taken AS MATERIALIZED (
            SELECT o.* FROM platform.relay_bucket b, LATERAL (
                SELECT * FROM platform.outbox WHERE bucket = b.bucket ORDER BY seq LIMIT $3) o
            WHERE b.owner = $1 AND b.bucket % $4 = $5),
        gone AS (DELETE FROM platform.outbox o USING taken t WHERE o.seq = t.seq),
        heard AS MATERIALIZED (
            SELECT s.component AS hears, t.* FROM taken t JOIN platform.subscription s ON s.message = t.name),
        busy AS MATERIALIZED (
            SELECT d.component, d.key
            FROM (SELECT DISTINCT hears, key FROM heard WHERE hears <> '*' ORDER BY hears, key) h, LATERAL (
                SELECT f.component, f.key FROM platform.delivery f
                WHERE f.component = h.hears AND f.key = h.key ORDER BY f.seq DESC LIMIT 1 FOR KEY SHARE) d),
        delivered AS (
            INSERT INTO platform.delivery (component, key, seq, id, tenant_id, sender, name, version, actor, trace, body, occurred_at, due, state)
            SELECT h.hears, h.key, h.seq, h.id, h.tenant_id, h.component, h.name, h.version, h.actor, h.trace, h.body, h.occurred_at, $2,
                CASE WHEN b.key IS NULL AND row_number() OVER (PARTITION BY h.hears, h.key ORDER BY h.seq) = 1 THEN 'Ready' ELSE 'Waiting' END
            FROM heard h LEFT JOIN busy b ON b.component = h.hears AND b.key = h.key
            WHERE h.hears <> '*'
            RETURNING 1),
        sent AS (
            INSERT INTO platform.broadcast (id, tenant_id, sender, name, key, version, actor, trace, body, occurred_at, sent_at)
            SELECT id, tenant_id, component, name, key, version, actor, trace, body, occurred_at, $2 FROM heard WHERE hears = '*' ORDER BY seq
            RETURNING 1)
        SELECT (SELECT count(*) FROM taken), (SELECT count(*) FROM delivered), (SELECT count(*) FROM sent)
        """;

    private int parts = 1;

    /// <summary>Moves one batch; while there is much to move, two side by side, each of half of the buckets.</summary>
    /// <returns>How many messages left the outbox.</returns>
    public async Task<int> MoveBatch(CancellationToken cancel)
    {
        var taken = (await Task.WhenAll(Enumerable.Range(0, parts).Select(part => MovePart(part, cancel)))).Sum();
        parts = taken >= Much ? 2 : 1;
        return (int)taken;
    }

    // Each half tells what it moved by itself: that stays moved when the other one fails.
    private async Task<long> MovePart(int part, CancellationToken cancel)
    {
        var (taken, delivered, sent) = await Run(part, cancel);
        MessagingTelemetry.Relayed(taken);
        if (delivered > 0) wake.Raise(WakeSignal.Deliveries);
        if (sent > 0) wake.Raise(WakeSignal.Broadcasts);
        return taken;
    }

    private async Task<(long Taken, long Delivered, long Sent)> Run(int part, CancellationToken cancel)
    {
        await using var batch = databases[DatabaseRole.Engine].CreateUnflushedBatch();
        batch.Add(HoldBuckets, worker.Id, parts, part);
        batch.Add(Move, worker.Id, clock.GetUtcNow(), options.BatchSize, parts, part);
        await using var rows = await batch.ExecuteReaderAsync(cancel);
        await rows.NextResultAsync(cancel);
        await rows.NextResultAsync(cancel);
        await rows.ReadAsync(cancel);
        return (rows.GetInt64(0), rows.GetInt64(1), rows.GetInt64(2));
    }
}
