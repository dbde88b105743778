using Npgsql;
using NpgsqlTypes;
using Stoa.Contracts.Common;
using Stoa.Platform.Workflows.Kinds;

namespace Stoa.Platform.Workflows.Engine.Statements;

/// <param name="Interactive">At most so many of the lane.</param>
/// <param name="Normal">At most so many of the lane.</param>
/// <param name="Bulk">At most so many of the lane.</param>
internal sealed record Quota(int Interactive, int Normal, int Bulk)
{
    public int Total => Interactive + Normal + Bulk;

    public int Of(Lane lane) => lane switch { Lane.Interactive => Interactive, Lane.Normal => Normal, _ => Bulk };
}

/// <summary>Takes due runs, so many of each lane, for a worker that is alive.</summary>
internal static class ClaimStatement
{
    private static readonly string Sql = $"""
        WITH alive AS MATERIALIZED (SELECT FROM platform.worker WHERE id = $1 AND NOT lost),
        {Lane("interactive", 0, 4)},
        {Lane("normal", 1, 5)},
        {Lane("bulk", 2, 6)},
        clocked AS MATERIALIZED (
            SELECT c.run_id FROM platform.clock k JOIN platform.run_cursor c ON c.clock = k.name AND c.due <= $2 + k.ahead
            WHERE c.owner IS NULL AND c.clock IS NOT NULL AND c.kind = ANY ($3)
            ORDER BY c.due LIMIT $5 FOR UPDATE OF c SKIP LOCKED)
        UPDATE platform.run_cursor c SET owner = $1, fence = c.fence + 1, signals = 0
        FROM (SELECT * FROM interactive UNION ALL SELECT * FROM normal UNION ALL SELECT * FROM bulk UNION ALL SELECT * FROM clocked) p
        JOIN platform.run r ON r.id = p.run_id
        WHERE c.run_id = p.run_id AND EXISTS (SELECT FROM alive)
        RETURNING c.run_id, c.tenant_id, c.kind, c.fence, c.step, c.attempts, c.cancel, c.inbox, c.waiting, c.reason, c.percent, c.began,
            c.ending, c.code, c.detail, c.data, r.subject, r.actor, r.trace,
            CASE WHEN c.clock IS NOT NULL THEN (SELECT ahead FROM platform.clock k WHERE k.name = c.clock) END
        """;

    public static NpgsqlBatchCommand For(Guid owner, DateTimeOffset now, KnownWorkflows known, Quota quota) => new(Sql)
    {
        Parameters =
        {
            new NpgsqlParameter<Guid> { TypedValue = owner, NpgsqlDbType = NpgsqlDbType.Uuid },
            new NpgsqlParameter<DateTimeOffset> { TypedValue = now, NpgsqlDbType = NpgsqlDbType.TimestampTz },
            new NpgsqlParameter<int[]> { TypedValue = known.Ids, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer },
            new NpgsqlParameter<int> { TypedValue = quota.Interactive },
            new NpgsqlParameter<int> { TypedValue = quota.Normal },
            new NpgsqlParameter<int> { TypedValue = quota.Bulk },
        },
    };

    public static OwnedRun Read(NpgsqlDataReader row, KnownWorkflows known) => new()
    {
        Id = row.GetGuid(0),
        Tenant = TenantId.From(row.GetGuid(1)),
        Kind = known[row.GetInt32(2)],
        Fence = row.GetInt32(3),
        At = PositionOf(row),
        IsCancelRequested = row.GetBoolean(6),
        Inbox = Recorded.InboxOf(row, 7),
        Data = row.GetString(15),
        Subject = row.GetString(16),
        Actor = row.GetString(17),
        Trace = Text(row, 18),
        Ahead = row.IsDBNull(19) ? TimeSpan.Zero : row.GetTimeSpan(19),
    };

    private static string Lane(string name, int lane, int limit) => $"""
        {name} AS MATERIALIZED (
            SELECT run_id FROM platform.run_cursor
            WHERE owner IS NULL AND clock IS NULL AND lane = {lane} AND due <= $2 AND kind = ANY ($3)
            ORDER BY due LIMIT ${limit} FOR UPDATE SKIP LOCKED)
        """;

    private static Position PositionOf(NpgsqlDataReader row) => new(row.GetInt16(4))
    {
        Attempts = row.GetInt32(5),
        Waiting = Text(row, 8),
        Reason = Text(row, 9),
        Percent = row.IsDBNull(10) ? null : row.GetInt16(10),
        Began = row.IsDBNull(11) ? null : row.GetFieldValue<DateTimeOffset>(11),
        Failure = Text(row, 12) is { } ending ? new RunFailure(row.GetString(13), Text(row, 14) ?? "", ending == "Cancelled") : null,
    };

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
