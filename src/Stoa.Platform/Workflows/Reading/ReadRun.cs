using Npgsql;
using Stoa.Contracts.Common;
using Stoa.Contracts.Workflows;
using Stoa.Platform.Workflows.Engine;
using Stoa.Platform.Workflows.Kinds;

namespace Stoa.Platform.Workflows.Reading;

/// <summary>Reads a run for people.</summary>
internal sealed class ReadRun(Func<NpgsqlBatch> connect, WorkflowCatalog catalog)
{
    private const string RunSql = """
        SELECT r.id, r.kind, r.workflow, r.state, coalesce(r.code, c.code), coalesce(r.detail, c.detail), r.started_at,
            c.step, c.attempts, c.waiting, c.reason, c.percent, c.began, c.ending
        FROM platform.run r LEFT JOIN platform.run_cursor c ON c.run_id = r.id
        """;

    // Lower bound of the time, so that only the months since then are looked at.
    private const string StepsSql = """
        SELECT step, outcome, reason, began, ended FROM platform.run_step WHERE run_id = $1 AND ended >= $2 ORDER BY ended, attempt
        """;

    public Task<RunView?> ById(RunId run, CancellationToken cancel) =>
        Read(new NpgsqlBatchCommand($"{RunSql} WHERE r.id = $1") { Parameters = { new() { Value = run.Value } } }, cancel);

    public Task<RunView?> BySubject(TenantId tenant, string component, string subject, CancellationToken cancel) => Read(
        new NpgsqlBatchCommand($"{RunSql} WHERE r.tenant_id = $1 AND r.component = $2 AND r.subject = $3 ORDER BY (r.state = 'Active') DESC, r.seq DESC LIMIT 1")
        {
            Parameters = { new() { Value = tenant.Value }, new() { Value = component }, new() { Value = subject } },
        },
        cancel);

    private async Task<RunView?> Read(NpgsqlBatchCommand command, CancellationToken cancel)
    {
        if (await Row(command, cancel) is not { } run) return null;
        return DrawRun.Of(run, await catalog.Steps(run.Kind, cancel), await Steps(run, cancel));
    }

    private async Task<RunRow?> Row(NpgsqlBatchCommand command, CancellationToken cancel)
    {
        await using var batch = connect();
        batch.BatchCommands.Add(command);
        await using var row = await batch.ExecuteReaderAsync(cancel);
        if (!await row.ReadAsync(cancel)) return null;
        return new RunRow(
            new RunId(row.GetGuid(0)), row.GetInt32(1), row.GetString(2), Enum.Parse<RunState>(row.GetString(3)),
            Text(row, 4), Text(row, 5), row.GetFieldValue<DateTimeOffset>(6), row.IsDBNull(7) ? null : PositionOf(row));
    }

    private async Task<List<StepRow>> Steps(RunRow run, CancellationToken cancel)
    {
        await using var batch = connect();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(StepsSql) { Parameters = { new() { Value = run.Id.Value }, new() { Value = run.StartedAt } } });
        await using var rows = await batch.ExecuteReaderAsync(cancel);
        var steps = new List<StepRow>();
        while (await rows.ReadAsync(cancel))
            steps.Add(new StepRow(
                rows.GetInt16(0), Enum.Parse<HistoryOutcome>(rows.GetString(1)), Text(rows, 2),
                rows.GetFieldValue<DateTimeOffset>(3), rows.GetFieldValue<DateTimeOffset>(4)));
        return steps;
    }

    private static Position PositionOf(NpgsqlDataReader row) => new(row.GetInt16(7))
    {
        Attempts = row.GetInt32(8),
        Waiting = Text(row, 9),
        Reason = Text(row, 10),
        Percent = row.IsDBNull(11) ? null : row.GetInt16(11),
        Began = row.IsDBNull(12) ? null : row.GetFieldValue<DateTimeOffset>(12),
        Failure = Text(row, 13) is { } ending ? new RunFailure(Text(row, 4) ?? "", Text(row, 5) ?? "", ending == "Cancelled") : null,
    };

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
