using Stoa.Contracts.Operations;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Operations.Status;

/// <summary>Counts what is under way, in one trip.</summary>
internal sealed class ReadWork(Databases databases)
{
    // A queued run's cursor is due at infinity. A message that waits for its retry is old too, and shows.
    private const string Sql = """
        SELECT count(*) FILTER (WHERE due < 'infinity')::int,
            count(*) FILTER (WHERE due < 'infinity' AND owner IS NULL)::int,
            count(*) FILTER (WHERE due = 'infinity')::int,
            (SELECT count(*)::int FROM platform.run WHERE state = 'Failed' AND ended_at > $1::timestamptz - interval '1 day'),
            (SELECT count(*)::int FROM platform.delivery WHERE state = 'Parked'),
            extract(epoch FROM $1 - least(
                (SELECT min(occurred_at) FROM platform.outbox), (SELECT min(occurred_at) FROM platform.delivery WHERE state = 'Ready')))::float8
        FROM platform.run_cursor
        """;

    public async Task<WorkStatus> Read(DateTimeOffset now, CancellationToken cancel)
    {
        await using var query = databases[DatabaseRole.Engine].CreateCommand(Sql);
        query.Parameters.Add(new() { Value = now });
        await using var row = await query.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        double? oldest = row.IsDBNull(5) ? null : Math.Max(0, Math.Round(row.GetDouble(5), 1));
        return new WorkStatus(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), oldest);
    }
}
