using System.Text.Json;
using Npgsql;
using Stoa.Contracts.Common;
using Stoa.Contracts.Operations;
using Stoa.Platform.Hosting;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Operations.Status;

/// <summary>The processes that said something lately, and what each said.</summary>
internal sealed class ReadNodes(Databases databases)
{
    private static readonly TimeSpan Lately = TimeSpan.FromHours(1);

    /// <summary>The freshest first.</summary>
    public async Task<IReadOnlyList<NodeStatus>> Read(DateTimeOffset now, CancellationToken cancel)
    {
        await using var query = databases[DatabaseRole.Engine].CreateCommand(
            "SELECT id, roles, version, seen, health FROM platform.node WHERE seen > $1 ORDER BY seen DESC, id");
        query.Parameters.Add(new() { Value = now - Lately });
        await using var row = await query.ExecuteReaderAsync(cancel);
        var nodes = new List<NodeStatus>();
        while (await row.ReadAsync(cancel)) nodes.Add(NodeOf(row, now));
        return nodes;
    }

    private static NodeStatus NodeOf(NpgsqlDataReader row, DateTimeOffset now)
    {
        var seen = row.GetFieldValue<DateTimeOffset>(3);
        var reasons = JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(4), StoaJson.Tolerant)!;
        var age = Math.Max(0, Math.Round((now - seen).TotalSeconds, 1));
        return new NodeStatus(
            NodeId.From(row.GetGuid(0)), row.GetFieldValue<string[]>(1), row.GetString(2), age, seen > now - NodeDirectory.Stale, [.. reasons.Values]);
    }
}
