using Npgsql;
using Stoa.Platform.Hosting;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Messaging.Deliveries;

/// <summary>The verbs of <c>platform.delivery</c> that the dispatcher uses.</summary>
internal sealed class DeliveryTable(Databases databases, Worker worker, MessagingOptions options, TimeProvider clock)
{
    // The rows are locked in the order in which the relay locks them, so that the two never wait for each other in a ring. And they are
    // found by their key: by "owner =" the server would go through all that the process holds, once for each.
    private const string Acknowledge = """
        WITH handled AS MATERIALIZED (
            SELECT d.component, d.key, d.seq
            FROM platform.delivery d JOIN unnest($1::text[], $2::text[], $3::bigint[], $4::uuid[], $5::int[]) h(component, key, seq, owner, fence)
                ON d.component = h.component AND d.key = h.key AND d.seq = h.seq AND d.owner IS NOT DISTINCT FROM h.owner AND d.fence = h.fence
            ORDER BY d.component, d.key FOR UPDATE OF d)
        DELETE FROM platform.delivery d USING handled h WHERE d.component = h.component AND d.key = h.key AND d.seq = h.seq
        """;

    // A statement of its own: it must see what the relay committed while the one before it waited.
    private const string Promote = """
        UPDATE platform.delivery d SET state = 'Ready'
        FROM (SELECT DISTINCT component, key FROM unnest($1::text[], $2::text[]) h(component, key)) h,
             LATERAL (SELECT f.seq FROM platform.delivery f WHERE f.component = h.component AND f.key = h.key ORDER BY f.seq LIMIT 1) first
        WHERE d.component = h.component AND d.key = h.key AND d.seq = first.seq AND d.state = 'Waiting'
        """;

    private const string Return = """
        UPDATE platform.delivery d SET owner = NULL, attempts = r.attempts, due = r.due, last_error = coalesce(r.error, d.last_error),
            state = CASE WHEN r.parked THEN 'Parked' ELSE d.state END, parked_at = CASE WHEN r.parked THEN $10 END
        FROM unnest($1::text[], $2::text[], $3::bigint[], $4::uuid[], $5::int[], $6::int[], $7::timestamptz[], $8::text[], $9::boolean[])
            r(component, key, seq, owner, fence, attempts, due, error, parked)
        WHERE d.component = r.component AND d.key = r.key AND d.seq = r.seq AND d.owner IS NOT DISTINCT FROM r.owner AND d.fence = r.fence
        """;

    // A name that this process does not know is left for a process of another release, which does.
    private const string Claim = $"""
        WITH picked AS MATERIALIZED (
            SELECT r.component, r.key, r.seq FROM unnest($2::text[], $3::int[]) c(component, free), LATERAL (
                SELECT d.component, d.key, d.seq FROM platform.delivery d
                WHERE d.component = c.component AND d.state = 'Ready' AND d.owner IS NULL AND d.due <= $1
                    AND (d.component, d.name) IN (SELECT * FROM unnest($4::text[], $5::text[]))
                ORDER BY d.due LIMIT c.free FOR NO KEY UPDATE SKIP LOCKED) r
            LIMIT $6)
        UPDATE platform.delivery d SET owner = $7, fence = d.fence + 1 FROM picked p
        WHERE d.component = p.component AND d.key = p.key AND d.seq = p.seq
        RETURNING {Delivery.Columns}
        """;

    // What this process owns and does not know: the answer to its claim was lost on the way.
    private const string FreeUnknown = """
        UPDATE platform.delivery d SET owner = NULL
        WHERE d.owner = $1 AND NOT EXISTS (
            SELECT FROM unnest($2::text[], $3::text[], $4::bigint[], $5::int[]) h(component, key, seq, fence)
            WHERE h.component = d.component AND h.key = d.key AND h.seq = d.seq AND h.fence = d.fence)
        """;

    // A delivery whose process died counts as failed: a message that takes its process down with it is parked in the end too.
    private const string TakeBack = """
        UPDATE platform.delivery d SET owner = NULL, attempts = d.attempts + 1, last_error = 'The process ended, or lost its lease, while it handled the message.'
        FROM (SELECT o.component, o.key, o.seq FROM platform.delivery o
              WHERE o.owner IS NOT NULL AND NOT EXISTS (SELECT FROM platform.worker w WHERE w.id = o.owner AND NOT w.lost)
              FOR NO KEY UPDATE SKIP LOCKED) l
        WHERE d.component = l.component AND d.key = l.key AND d.seq = l.seq
        """;

    // After each turn that failed, and now and then: what a broken connection sent may be committed much later.
    private static readonly TimeSpan LookForUnknown = TimeSpan.FromSeconds(10);
    private DateTimeOffset lookAt = DateTimeOffset.MinValue;

    /// <summary>Writes how deliveries ended and claims others, in one trip and one commit.</summary>
    /// <param name="ended">How they ended.</param>
    /// <param name="inHand">All others that this process knows it has claimed.</param>
    /// <param name="wish">What else it can take.</param>
    /// <param name="cancel">Ends the waiting; the turn may have taken place.</param>
    /// <returns>What this process has claimed.</returns>
    public async Task<IReadOnlyList<Delivery>> Turn(IReadOnlyList<Outcome> ended, IEnumerable<Delivery> inHand, Wish wish, CancellationToken cancel)
    {
        await using var batch = databases[DatabaseRole.Engine].CreateUnflushedBatch();
        AddHandled(batch, [.. ended.Where(o => o.Kind == OutcomeKind.Handled).Select(o => o.Delivery)]);
        AddReturned(batch, [.. ended.Where(o => o.Kind != OutcomeKind.Handled)]);
        var now = clock.GetUtcNow();
        var looks = now >= lookAt;
        if (looks) AddUnknown(batch, [.. inHand]);
        AddClaim(batch, wish);
        if (batch.BatchCommands.Count == 1) return [];
        var next = looks ? now + LookForUnknown : lookAt;
        lookAt = DateTimeOffset.MinValue;
        var claimed = await Read(batch, cancel);
        lookAt = next;
        return claimed;
    }

    /// <summary>Frees what dead processes had claimed.</summary>
    /// <returns>How many deliveries that were.</returns>
    public async Task<int> TakeBackFromLost(CancellationToken cancel)
    {
        await using var command = databases[DatabaseRole.Engine].CreateCommand(TakeBack);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    private static void AddHandled(NpgsqlBatch batch, Delivery[] handled)
    {
        if (handled.Length == 0) return;
        batch.Add(Acknowledge, Each(handled, d => d.Component), Each(handled, d => d.Key), Each(handled, d => d.Seq), Each(handled, d => d.Owner), Each(handled, d => d.Fence));
        batch.Add(Promote, Each(handled, d => d.Component), Each(handled, d => d.Key));
    }

    private void AddReturned(NpgsqlBatch batch, Outcome[] outcomes)
    {
        if (outcomes.Length == 0) return;
        var (rows, again) = (Each(outcomes, o => o.Delivery), Each(outcomes, o => o.Again(options.MaxAttempts)));
        var now = clock.GetUtcNow();
        batch.Add(Return, Each(rows, d => d.Component), Each(rows, d => d.Key), Each(rows, d => d.Seq), Each(rows, d => d.Owner), Each(rows, d => d.Fence),
            Each(again, a => a.Attempts), Each(again, a => now + a.After), Each(outcomes, o => o.Error), Each(again, a => a.IsParked), now);
    }

    private void AddUnknown(NpgsqlBatch batch, Delivery[] known) =>
        batch.Add(FreeUnknown, worker.Id, Each(known, d => d.Component), Each(known, d => d.Key), Each(known, d => d.Seq), Each(known, d => d.Fence));

    private void AddClaim(NpgsqlBatch batch, Wish wish)
    {
        if (wish.Total <= 0 || wish.Shares.Count == 0) return;
        batch.Add(Claim, clock.GetUtcNow(), Each(wish.Shares, s => s.Component), Each(wish.Shares, s => s.Free),
            Each(wish.Known, k => k.Component), Each(wish.Known, k => k.Name), wish.Total, worker.Id);
    }

    private static T[] Each<TRow, T>(IReadOnlyList<TRow> rows, Func<TRow, T> column) => [.. rows.Select(column)];

    private static async Task<IReadOnlyList<Delivery>> Read(NpgsqlBatch batch, CancellationToken cancel)
    {
        var claimed = new List<Delivery>();
        await using var rows = await batch.ExecuteReaderAsync(cancel);
        do
        {
            if (rows.FieldCount > 1)
                while (await rows.ReadAsync(cancel)) claimed.Add(Delivery.Read(rows));
        }
        while (await rows.NextResultAsync(cancel));
        return claimed;
    }
}

/// <summary>What a process can take.</summary>
/// <param name="Known">The pairs of component and message name that it has handlers for.</param>
/// <param name="Shares">How many deliveries each component may get.</param>
/// <param name="Total">How many in all.</param>
internal sealed record Wish(IReadOnlyList<(string Component, string Name)> Known, IReadOnlyList<Share> Shares, int Total);

/// <summary>How many deliveries a component may get.</summary>
internal sealed record Share(string Component, int Free);
