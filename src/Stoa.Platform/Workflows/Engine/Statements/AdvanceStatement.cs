using Npgsql;
using NpgsqlTypes;

namespace Stoa.Platform.Workflows.Engine.Statements;

/// <summary>Records steps that are done and whose owner goes on with the next: by far the most frequent move, so it has few columns.</summary>
internal static class AdvanceStatement
{
    private static readonly RowArrays<Move> Rows = new RowArrays<Move>()
        .Uuid("run_id", m => m.Run)
        .Int("fence", m => m.Fence)
        .Small("step", m => (short)m.To.Step)
        .Json("data", m => m.Data)
        .Int("attempt", m => m.History!.Attempt)
        .Time("began", m => m.History!.Began)
        .Time("ended", m => m.History!.Ended);

    // IS NOT DISTINCT FROM keeps the planner from the index on owner, which finds all runs of the process instead of these.
    private static readonly string Sql = $"""
        WITH d AS (SELECT * FROM {Rows.From(2)}),
        ok AS (
            UPDATE platform.run_cursor c
            SET step = d.step, attempts = 0, signals = 0, waiting = NULL, reason = NULL, percent = NULL, began = NULL, data = coalesce(d.data, c.data)
            FROM d WHERE c.run_id = d.run_id AND c.fence = d.fence AND c.owner IS NOT DISTINCT FROM $1
            RETURNING c.run_id, c.fence, c.tenant_id, c.cancel, c.inbox, d.step, d.attempt, d.began, d.ended),
        told AS (
            INSERT INTO platform.run_step (run_id, tenant_id, step, outcome, attempt, began, ended)
            SELECT run_id, tenant_id, step - 1, 'Done', attempt, began, ended FROM ok)
        SELECT run_id, fence, cancel, inbox FROM ok
        """;

    public static NpgsqlBatchCommand For(Guid owner, IReadOnlyList<Move> moves)
    {
        var command = new NpgsqlBatchCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = owner, NpgsqlDbType = NpgsqlDbType.Uuid });
        Rows.Bind(command.Parameters, moves);
        return command;
    }
}
