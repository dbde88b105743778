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
    // $6: a notice says only that there is something to look at, so the one that is there says it too; while a step is being done that
    // one may have been taken, so the new one is kept.
    private const string SignalSql = """
        UPDATE platform.run_cursor
        SET signals = signals + 1,
            inbox = CASE WHEN $6 AND owner IS NULL AND inbox @> jsonb_build_array(jsonb_build_object('name', $3)) THEN inbox
                ELSE coalesce(inbox, '[]') || jsonb_build_object('id', $2, 'name', $3, 'payload', $4::jsonb) END,
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

    public static NpgsqlBatchCommand Signal(RunId run, string signal, object? payload, DateTimeOffset now) => Told(run, new Said(signal, payload), now);

    public static NpgsqlBatchCommand Notice(RunId run, string signal, DateTimeOffset now) => Told(run, new Said(signal, null, IsNotice: true), now);

    private static NpgsqlBatchCommand Told(RunId run, Said said, DateTimeOffset now) => new(SignalSql)
    {
        Parameters =
        {
            new() { Value = run.Value },
            new() { Value = Guid.CreateVersion7(now) },
            new() { Value = said.Signal },
            new() { Value = said.Payload is null ? "null" : JsonSerializer.Serialize(said.Payload, StoaJson.Tolerant), NpgsqlDbType = NpgsqlDbType.Text },
            new() { Value = now },
            new() { Value = said.IsNotice },
        },
    };

    public static NpgsqlBatchCommand Cancel(RunId run, DateTimeOffset now) =>
        new($"{CancelSql} RETURNING run_id") { Parameters = { new() { Value = run.Value }, new() { Value = now } } };

    /// <summary>Id and workflow of those that wait for their turn, the next one first.</summary>
    public static NpgsqlBatchCommand QueuedOn(Guid tenant, string component, string subject) =>
        new("SELECT id, workflow FROM platform.run WHERE tenant_id = $1 AND component = $2 AND subject = $3 AND state = 'Queued' ORDER BY seq")
        {
            Parameters = { new() { Value = tenant }, new() { Value = component }, new() { Value = subject } },
        };

    public static NpgsqlBatchCommand ActiveOf(Guid tenant, string component, string subject) =>
        new(ActiveSql) { Parameters = { new() { Value = tenant }, new() { Value = component }, new() { Value = subject } } };

    private sealed record Said(string Signal, object? Payload, bool IsNotice = false);
}
