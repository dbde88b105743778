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
            c.step, c.attempts, c.waiting, c.reason, c.percent, c.began, c.ending, r.seq
        FROM platform.run r LEFT JOIN platform.run_cursor c ON c.run_id = r.id
        """;

    // Lower bound of the time, so that only the months since then are looked at.
    private const string StepsSql = """
        SELECT run_id, step, outcome, reason, began, ended FROM platform.run_step WHERE run_id = ANY ($1) AND ended >= $2 ORDER BY ended, attempt
        """;

    public Task<RunView?> ById(RunId run, CancellationToken cancel) =>
        Read(new NpgsqlBatchCommand($"{RunSql} WHERE r.id = $1") { Parameters = { new() { Value = run.Value } } }, cancel);

    public Task<RunView?> BySubject(TenantId tenant, string component, string subject, CancellationToken cancel) => Read(
        new NpgsqlBatchCommand($"{RunSql} WHERE r.tenant_id = $1 AND r.component = $2 AND r.subject = $3 ORDER BY (r.state = 'Active') DESC, r.seq DESC LIMIT 1")
        {
            Parameters = { new() { Value = tenant.Value }, new() { Value = component }, new() { Value = subject } },
        },
        cancel);

    /// <summary>Those of the subject, the newest first, each with its place.</summary>
    /// <param name="of">Whose.</param>
    /// <param name="before">Only those that were started before this place; null for all.</param>
    /// <param name="most">So many at most.</param>
    /// <param name="cancel">Ends the reading.</param>
    public Task<IReadOnlyList<PlacedRun>> History(RunSubject of, long? before, int most, CancellationToken cancel) => ReadAll(
        new NpgsqlBatchCommand($"{RunSql} WHERE r.tenant_id = $1 AND r.component = $2 AND r.subject = $3 AND r.seq < $4 ORDER BY r.seq DESC LIMIT $5")
        {
            Parameters =
            {
                new() { Value = of.Tenant.Value }, new() { Value = of.Component }, new() { Value = of.Subject },
                new() { Value = before ?? long.MaxValue }, new() { Value = most },
            },
        },
        cancel);

    private async Task<RunView?> Read(NpgsqlBatchCommand command, CancellationToken cancel) => await ReadAll(command, cancel) is [var only] ? only.Run : null;

    private async Task<IReadOnlyList<PlacedRun>> ReadAll(NpgsqlBatchCommand command, CancellationToken cancel)
    {
        var runs = await Rows(command, RunOf, cancel);
        if (runs.Count == 0) return [];
        var steps = (await Steps(runs, cancel)).ToLookup(step => step.Run);
        var drawn = new List<PlacedRun>();
        foreach (var run in runs)
            drawn.Add(new PlacedRun(run.Place, DrawRun.Of(run, await catalog.Steps(run.Kind, cancel), [.. steps[run.Id.Value]])));
        return drawn;
    }

    private Task<List<StepRow>> Steps(List<RunRow> runs, CancellationToken cancel)
    {
        Guid[] ids = [.. runs.Select(run => run.Id.Value)];
        var command = new NpgsqlBatchCommand(StepsSql) { Parameters = { new() { Value = ids }, new() { Value = runs.Min(run => run.StartedAt) } } };
        return Rows(command, StepOf, cancel);
    }

    private async Task<List<TRow>> Rows<TRow>(NpgsqlBatchCommand command, Func<NpgsqlDataReader, TRow> read, CancellationToken cancel)
    {
        await using var batch = connect();
        batch.BatchCommands.Add(command);
        await using var rows = await batch.ExecuteReaderAsync(cancel);
        var all = new List<TRow>();
        while (await rows.ReadAsync(cancel)) all.Add(read(rows));
        return all;
    }

    private static RunRow RunOf(NpgsqlDataReader row) => new(
        new RunId(row.GetGuid(0)), row.GetInt64(14), row.GetInt32(1), row.GetString(2), Enum.Parse<RunState>(row.GetString(3)),
        Text(row, 4), Text(row, 5), row.GetFieldValue<DateTimeOffset>(6), row.IsDBNull(7) ? null : PositionOf(row));

    private static StepRow StepOf(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetInt16(1), Enum.Parse<HistoryOutcome>(row.GetString(2)), Text(row, 3),
        row.GetFieldValue<DateTimeOffset>(4), row.GetFieldValue<DateTimeOffset>(5));

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
