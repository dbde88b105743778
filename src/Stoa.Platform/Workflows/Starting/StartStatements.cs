using Npgsql;
using NpgsqlTypes;
using Stoa.Platform.Workflows.Engine;

namespace Stoa.Platform.Workflows.Starting;

/// <summary>The statements that start runs, as stoa_app in the caller's transaction. Every one follows the lock of its subjects.</summary>
internal static class StartStatements
{
    private static readonly RowArrays<NewRun> Rows = new RowArrays<NewRun>()
        .Uuid("id", r => r.Id.Value)
        .Uuid("tenant_id", r => r.Tenant)
        .Text("component", r => r.Kind.Component)
        .Text("workflow", r => r.Kind.Name)
        .Int("kind", r => r.Kind.Id)
        .Small("lane", r => (short)r.Kind.Lane)
        .Text("subject", r => r.Subject)
        .Text("started_by", r => r.StartedBy)
        .Text("actor", r => r.Actor)
        .Text("trace", r => r.Trace)
        .Time("due", r => r.Due)
        .Text("clock", r => r.Clock)
        .Json("data", r => r.Data);

    private const string LockSql = """
        SELECT pg_advisory_xact_lock(key) FROM (
            SELECT DISTINCT hashtextextended(concat_ws('/', $1, $2, subject), 0) AS key FROM unnest($3::text[]) subject ORDER BY 1) keys
        """;

    // Free subjects only. What is not answered has a run under way, or the same start was made before.
    private static readonly string FreshSql = $"""
        WITH d AS (SELECT * FROM {Rows.From(2)}),
        started AS (
            INSERT INTO platform.run (id, tenant_id, component, workflow, kind, subject, state, input, started_by, actor, trace, started_at)
            SELECT id, tenant_id, component, workflow, kind, subject, 'Active', data, started_by, actor, trace, $1 FROM d
            WHERE NOT EXISTS (
                SELECT FROM platform.run r
                WHERE r.tenant_id = d.tenant_id AND r.component = d.component AND r.subject = d.subject
                  AND (r.state = 'Active' OR (r.workflow = d.workflow AND (r.started_by = d.started_by OR d.started_by = ANY (r.joined_by)))))
            RETURNING id)
        INSERT INTO platform.run_cursor (run_id, tenant_id, kind, lane, due, clock, data)
        SELECT d.id, d.tenant_id, d.kind, d.lane, d.due, d.clock, d.data FROM d JOIN started s ON s.id = d.id
        RETURNING run_id
        """;

    // The mark makes the active run's end look for followers. No row: it has ended just now, so look again.
    private static readonly string QueueSql = $"""
        WITH d AS (SELECT * FROM {Rows.From(2)}),
        ahead AS (
            UPDATE platform.run r SET followed = true FROM d
            WHERE r.tenant_id = d.tenant_id AND r.component = d.component AND r.subject = d.subject AND r.state = 'Active' RETURNING r.id),
        queued AS (
            INSERT INTO platform.run (id, tenant_id, component, workflow, kind, subject, state, input, started_by, actor, trace, started_at)
            SELECT d.id, tenant_id, component, workflow, kind, subject, 'Queued', data, started_by, actor, trace, $1 FROM d, ahead)
        INSERT INTO platform.run_cursor (run_id, tenant_id, kind, lane, due, clock, data)
        SELECT d.id, tenant_id, kind, lane, 'infinity', clock, data FROM d, ahead
        RETURNING run_id
        """;

    private const string JoinSql = """
        UPDATE platform.run SET joined_by = array_append(joined_by, $4)
        WHERE tenant_id = $1 AND component = $2 AND subject = $3 AND state = 'Active' RETURNING id
        """;

    private const string KnownSql = """
        SELECT id FROM platform.run
        WHERE tenant_id = $1 AND component = $2 AND subject = $3 AND workflow = $4 AND (started_by = $5 OR $5 = ANY (joined_by))
        """;

    private const string ActiveSql = "SELECT id FROM platform.run WHERE tenant_id = $1 AND component = $2 AND subject = $3 AND state = 'Active'";

    public static NpgsqlBatchCommand Lock(IReadOnlyList<NewRun> runs)
    {
        string[] subjects = [.. runs.Select(r => r.Subject)];
        return new NpgsqlBatchCommand(LockSql) { Parameters = { Text(runs[0].Tenant.ToString()), Text(runs[0].Kind.Component), new() { Value = subjects } } };
    }

    public static NpgsqlBatchCommand Fresh(DateTimeOffset now, IReadOnlyList<NewRun> runs) => WithRows(FreshSql, now, runs);

    public static NpgsqlBatchCommand Queue(DateTimeOffset now, NewRun run) => WithRows(QueueSql, now, [run]);

    public static NpgsqlBatchCommand Join(NewRun run) => About(JoinSql, run, Text(run.StartedBy));

    public static NpgsqlBatchCommand Known(NewRun run) => About(KnownSql, run, Text(run.Kind.Name), Text(run.StartedBy));

    public static NpgsqlBatchCommand Active(NewRun run) => About(ActiveSql, run);

    private static NpgsqlBatchCommand WithRows(string sql, DateTimeOffset now, IReadOnlyList<NewRun> runs)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        Rows.Bind(command.Parameters, runs);
        return command;
    }

    private static NpgsqlBatchCommand About(string sql, NewRun run, params NpgsqlParameter[] more)
    {
        var command = new NpgsqlBatchCommand(sql) { Parameters = { new() { Value = run.Tenant }, Text(run.Kind.Component), Text(run.Subject) } };
        foreach (var parameter in more) command.Parameters.Add(parameter);
        return command;
    }

    private static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value };
}
