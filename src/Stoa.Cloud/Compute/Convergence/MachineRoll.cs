using Stoa.Contracts.Common;
using Stoa.Platform.Storage;

namespace Stoa.Cloud.Compute.Convergence;

/// <summary>The machines of all companies, by name only: read as stoa_operator, who sees all rows and changes none.</summary>
internal sealed class MachineRoll(Databases databases)
{
    private const int PageSize = 500;

    /// <summary>Those that are there, and those that went since the given time.</summary>
    public async IAsyncEnumerable<(TenantId Owner, string Key)> Read(
        DateTimeOffset goneSince, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var last = (Owner: Guid.Empty, Key: "");
        while (true)
        {
            var page = await Page(last, goneSince, cancel);
            foreach (var (owner, key) in page) yield return (new TenantId(owner), key);
            if (page.Count < PageSize) yield break;
            last = page[^1];
        }
    }

    private async Task<List<(Guid Owner, string Key)>> Page((Guid Owner, string Key) after, DateTimeOffset goneSince, CancellationToken cancel)
    {
        await using var query = databases[DatabaseRole.Operator].CreateCommand($"""
            SELECT tenant_id, key FROM compute.machine
            WHERE (tenant_id, key) > ($1, $2) AND (gone_at IS NULL OR gone_at > $3) ORDER BY tenant_id, key LIMIT {PageSize}
            """);
        query.Parameters.Add(new() { Value = after.Owner });
        query.Parameters.Add(new() { Value = after.Key });
        query.Parameters.Add(new() { Value = goneSince });
        await using var rows = await query.ExecuteReaderAsync(cancel);
        var page = new List<(Guid, string)>();
        while (await rows.ReadAsync(cancel)) page.Add((rows.GetGuid(0), rows.GetString(1)));
        return page;
    }
}
