using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Stoa.Contracts.Common;
using Stoa.Contracts.Workflows;

namespace Stoa.Platform.Workflows.Starting;

/// <summary>Tells a living run something from outside. It is kept on the run's own row, so it cannot pass a step unseen.</summary>
internal static class TellRun
{
    // A run that is queued, or that shall begin later, keeps the signal until it begins; one that waits for another signal too.
    private const string SignalSql = """
        UPDATE platform.run_cursor
        SET signals = signals + 1,
            inbox = coalesce(inbox, '[]') || jsonb_build_object('id', $2, 'name', $3, 'payload', $4::jsonb),
            due = CASE WHEN owner IS NULL AND fence > 0 AND (waiting IS NULL OR waiting = $3) THEN $5 ELSE due END
        WHERE run_id = $1 RETURNING run_id
        """;

    /// <summary>$1 the run, $2 now.</summary>
    public const string CancelSql = """
        UPDATE platform.run_cursor SET cancel = true, due = CASE WHEN owner IS NULL THEN $2 ELSE due END
        WHERE run_id = $1 AND ending IS NULL
        """;

    private const string ActiveSql = """
        SELECT id FROM platform.run WHERE tenant_id = $1 AND component = $2 AND subject = $3 AND state = 'Active'
        """;

    public static NpgsqlBatchCommand Signal(RunId run, string signal, object? payload, DateTimeOffset now) => new(SignalSql)
    {
        Parameters =
        {
            new() { Value = run.Value },
            new() { Value = Guid.CreateVersion7(now) },
            new() { Value = signal },
            new() { Value = payload is null ? "null" : JsonSerializer.Serialize(payload, StoaJson.Tolerant), NpgsqlDbType = NpgsqlDbType.Text },
            new() { Value = now },
        },
    };

    public static NpgsqlBatchCommand Cancel(RunId run, DateTimeOffset now) =>
        new($"{CancelSql} RETURNING run_id") { Parameters = { new() { Value = run.Value }, new() { Value = now } } };

    public static NpgsqlBatchCommand ActiveOf(Guid tenant, string component, string subject) =>
        new(ActiveSql) { Parameters = { new() { Value = tenant }, new() { Value = component }, new() { Value = subject } } };
}
