using Npgsql;
using NpgsqlTypes;

namespace Stoa.Platform.Workflows.Engine.Statements;

/// <summary>
/// Ends runs, and begins those that were queued behind them. Who queues a run marks the active one as followed; that mark and the
/// end change the same row, so the second statement, which sees what was committed when it begins, misses nobody.
/// </summary>
internal static class FinishStatement
{
    private static readonly RowArrays<Move> Rows = new RowArrays<Move>()
        .Uuid("run_id", m => m.Run)
        .Int("fence", m => m.Fence)
        .Text("state", m => m.To.Failure is { } failure ? MoveStatement.EndOf(failure) : "Succeeded")
        .Text("code", m => m.To.Failure?.Code)
        .Text("detail", m => m.To.Failure?.Detail)
        .Text("told", m => m.History?.Outcome.ToString())
        .Small("told_step", m => (short?)m.History?.Step)
        .Int("told_attempt", m => m.History?.Attempt ?? 0)
        .Text("told_reason", m => m.History?.Reason)
        .Time("told_began", m => m.History?.Began)
        .Time("told_ended", m => m.History?.Ended);

    // A run that somebody cancelled in its last step does not succeed: it is not answered, and the owner undoes it.
    private static readonly string EndSql = $"""
        WITH d AS (SELECT * FROM {Rows.From(3)}),
        gone AS (
            DELETE FROM platform.run_cursor c USING d
            WHERE c.run_id = d.run_id AND c.fence = d.fence AND c.owner IS NOT DISTINCT FROM $1 AND (NOT c.cancel OR d.state <> 'Succeeded')
            RETURNING c.tenant_id, c.cancel, c.inbox, d.*),
        told AS (
            INSERT INTO platform.run_step (run_id, tenant_id, step, outcome, attempt, reason, began, ended)
            SELECT run_id, tenant_id, told_step, told, told_attempt, told_reason, told_began, told_ended FROM gone WHERE told IS NOT NULL),
        ended AS (
            UPDATE platform.run r SET state = gone.state, code = gone.code, detail = gone.detail, ended_at = $2
            FROM gone WHERE r.id = gone.run_id)
        SELECT run_id, fence, cancel, inbox FROM gone
        """;

    private const string NextSql = """
        WITH ended AS (SELECT DISTINCT tenant_id, component, subject FROM platform.run WHERE id = ANY ($1) AND followed AND state NOT IN ('Queued', 'Active')),
        next AS (
            SELECT n.id FROM ended e CROSS JOIN LATERAL (
                SELECT id FROM platform.run r
                WHERE r.tenant_id = e.tenant_id AND r.component = e.component AND r.subject = e.subject AND r.state = 'Queued'
                ORDER BY seq LIMIT 1 FOR UPDATE) n),
        begun AS (UPDATE platform.run r SET state = 'Active', followed = true FROM next WHERE r.id = next.id AND r.state = 'Queued' RETURNING r.id)
        UPDATE platform.run_cursor c SET due = $2 FROM begun WHERE c.run_id = begun.id
        """;

    public static NpgsqlBatchCommand End(Guid owner, DateTimeOffset now, IReadOnlyList<Move> moves)
    {
        var command = new NpgsqlBatchCommand(EndSql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = owner, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        Rows.Bind(command.Parameters, moves);
        return command;
    }

    public static NpgsqlBatchCommand BeginNext(DateTimeOffset now, IReadOnlyList<Move> moves)
    {
        var command = new NpgsqlBatchCommand(NextSql);
        Guid[] runs = [.. moves.Select(m => m.Run)];
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = runs, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        return command;
    }
}
