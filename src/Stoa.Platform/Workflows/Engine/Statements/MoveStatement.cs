using Npgsql;
using NpgsqlTypes;

namespace Stoa.Platform.Workflows.Engine.Statements;

/// <summary>Records every move but the end: whatever a position holds, and whether the run is let go.</summary>
internal static class MoveStatement
{
    private static readonly RowArrays<Move> Rows = new RowArrays<Move>()
        .Uuid("run_id", m => m.Run)
        .Int("fence", m => m.Fence)
        .Bool("release", m => m.Kind == MoveKind.Release)
        .Time("due", m => m.Due)
        .Small("step", m => (short)m.To.Step)
        .Int("attempts", m => m.To.Attempts)
        .Text("waiting", m => m.To.Waiting)
        .Bool("begins_wait", m => m.BeginsWait)
        .Text("reason", m => m.To.Reason)
        .Small("percent", m => (short?)m.To.Percent)
        .Time("began", m => m.To.Began)
        .Text("ending", m => m.To.Failure is { } failure ? EndOf(failure) : null)
        .Text("code", m => m.To.Failure?.Code)
        .Text("detail", m => m.To.Failure?.Detail)
        .Json("data", m => m.Data)
        .Text("taken", m => m.Taken.Count == 0 ? null : string.Join(',', m.Taken))
        .Text("told", m => m.History?.Outcome.ToString())
        .Small("told_step", m => (short?)m.History?.Step)
        .Int("told_attempt", m => m.History?.Attempt ?? 0)
        .Text("told_reason", m => m.History?.Reason)
        .Time("told_began", m => m.History?.Began)
        .Time("told_ended", m => m.History?.Ended);

    // A signal that came while the step ran makes a released run due at once, unless it waits for another one; a wait that begins
    // counts those too that came before. The signal's sender and this statement change the same row, so one of them sees what the
    // other did.
    private static readonly string Sql = $$"""
        WITH d AS (SELECT * FROM {{Rows.From(3)}}),
        ok AS (
            UPDATE platform.run_cursor c
            SET step = d.step, attempts = d.attempts, signals = 0, waiting = d.waiting, reason = d.reason, percent = d.percent, began = d.began,
                ending = d.ending, code = d.code, detail = d.detail, data = coalesce(d.data, c.data),
                inbox = CASE WHEN d.taken IS NULL THEN c.inbox
                             ELSE (SELECT jsonb_agg(s) FROM jsonb_array_elements(c.inbox) s WHERE NOT s->>'id' = ANY (string_to_array(d.taken, ','))) END,
                owner = CASE WHEN d.release THEN NULL ELSE c.owner END,
                due = CASE WHEN NOT d.release THEN c.due
                           WHEN c.cancel AND d.ending IS NULL THEN $2
                           WHEN d.begins_wait THEN CASE WHEN EXISTS (
                               SELECT FROM jsonb_array_elements(c.inbox) s
                               WHERE s->>'name' = d.waiting AND NOT s->>'id' = ANY (coalesce(string_to_array(d.taken, ','), '{}'))) THEN $2 ELSE d.due END
                           WHEN c.signals > 0 AND (d.waiting IS NULL OR c.inbox @> jsonb_build_array(jsonb_build_object('name', d.waiting))) THEN $2
                           ELSE d.due END
            FROM d WHERE c.run_id = d.run_id AND c.fence = d.fence AND c.owner IS NOT DISTINCT FROM $1
            RETURNING c.run_id, c.fence, c.tenant_id, c.cancel, c.inbox, d.told, d.told_step, d.told_attempt, d.told_reason, d.told_began, d.told_ended),
        told AS (
            INSERT INTO platform.run_step (run_id, tenant_id, step, outcome, attempt, reason, began, ended)
            SELECT run_id, tenant_id, told_step, told, told_attempt, told_reason, told_began, told_ended FROM ok WHERE told IS NOT NULL)
        SELECT run_id, fence, cancel, inbox FROM ok
        """;

    public static NpgsqlBatchCommand For(Guid owner, DateTimeOffset now, IReadOnlyList<Move> moves)
    {
        var command = new NpgsqlBatchCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = owner, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        Rows.Bind(command.Parameters, moves);
        return command;
    }

    /// <summary>The state in which a run ends that undoes itself for this reason.</summary>
    public static string EndOf(RunFailure failure) => failure.IsCancelled ? "Cancelled" : "Failed";
}
