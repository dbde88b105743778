using Npgsql;
using NpgsqlTypes;
using Stoa.Contracts.Common;
using Stoa.Contracts.Operations;
using Stoa.Contracts.Workflows;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Operations.Runs;

/// <summary>Runs of all companies and components, read as stoa_engine.</summary>
internal sealed class OperatedRuns(Databases databases)
{
    private const string Columns = """
        SELECT r.id, r.component, r.workflow, k.version, r.subject, r.tenant_id, r.state,
            CASE WHEN c.due < 'infinity' THEN k.steps[c.step + 1] END, coalesce(c.reason, r.detail, c.detail), coalesce(c.attempts, 0),
            CASE WHEN c.owner IS NULL AND c.due < 'infinity' THEN c.due END, c.ending IS NOT NULL, coalesce(c.cancel, false),
            r.started_at, r.ended_at
        """;

    // The living ones are few: they are looked for by their cursors. Ids grow with time, so they are the order too.
    private const string Living = "FROM platform.run_cursor c JOIN platform.run r ON r.id = c.run_id JOIN platform.workflow_kind k ON k.id = r.kind";

    private const string All = "FROM platform.run r LEFT JOIN platform.run_cursor c ON c.run_id = r.id JOIN platform.workflow_kind k ON k.id = r.kind";

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<OperatedRun>> List(RunFilter filter, Guid? before, int limit, CancellationToken cancel)
    {
        var isLiving = filter.State is RunState.Active or RunState.Queued;
        // The state stands in the text, since an index over some states only is used for those alone.
        var state = filter.State is { } wanted ? $"AND r.state = '{wanted}'" : "";
        await using var query = databases[DatabaseRole.Engine].CreateCommand($"""
            {Columns} {(isLiving ? Living : All)}
            WHERE ($1 IS NULL OR r.id < $1) {state} AND ($2 IS NULL OR r.component = $2) AND ($3 IS NULL OR r.subject = $3)
            ORDER BY r.id DESC LIMIT $4
            """);
        query.Parameters.Add(new() { Value = (object?)before ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        query.Parameters.Add(new() { Value = (object?)filter.Component ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        query.Parameters.Add(new() { Value = (object?)filter.Subject ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        query.Parameters.Add(new() { Value = limit });
        return await Read(query, cancel);
    }

    public async Task<OperatedRun?> Find(RunId id, CancellationToken cancel)
    {
        await using var query = databases[DatabaseRole.Engine].CreateCommand($"{Columns} {All} WHERE r.id = $1");
        query.Parameters.Add(new() { Value = id.Value });
        return (await Read(query, cancel)).SingleOrDefault();
    }

    /// <summary>What set it off, who, and in which trace.</summary>
    public async Task<(string StartedBy, string Actor, string? Trace)> Origin(RunId id, CancellationToken cancel)
    {
        await using var query = databases[DatabaseRole.Engine].CreateCommand("SELECT started_by, actor, trace FROM platform.run WHERE id = $1");
        query.Parameters.Add(new() { Value = id.Value });
        await using var row = await query.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return (row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2));
    }

    private static async Task<List<OperatedRun>> Read(NpgsqlCommand query, CancellationToken cancel)
    {
        await using var row = await query.ExecuteReaderAsync(cancel);
        var runs = new List<OperatedRun>();
        while (await row.ReadAsync(cancel)) runs.Add(RunOf(row));
        return runs;
    }

    private static OperatedRun RunOf(NpgsqlDataReader row) =>
        new(new RunId(row.GetGuid(0)), row.GetString(1), row.GetString(2), row.GetInt32(3), row.GetString(4), new TenantId(row.GetGuid(5)), Enum.Parse<RunState>(row.GetString(6)))
        {
            Step = row.IsDBNull(7) ? null : row.GetString(7),
            Reason = row.IsDBNull(8) ? null : row.GetString(8),
            Attempts = row.GetInt32(9),
            Due = Time(row, 10),
            IsUndoing = row.GetBoolean(11),
            IsCancelling = row.GetBoolean(12),
            StartedAt = row.GetFieldValue<DateTimeOffset>(13),
            EndedAt = Time(row, 14),
        };

    private static DateTimeOffset? Time(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
