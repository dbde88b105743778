using System.Text.Json;
using Stoa.Contracts.Common;
using Stoa.Contracts.Dns;
using Stoa.Platform.Storage;

namespace Stoa.Cloud.Dns.Answering;

/// <summary>The names of all companies, which the DNS tells to everybody: read as stoa_operator, who sees all rows and changes none.</summary>
internal sealed class NameRoll(Databases databases)
{
    /// <summary>What changed since then, in no order; a removed name has no records.</summary>
    public async Task<List<RolledName>> Read(DateTimeOffset since, CancellationToken cancel)
    {
        await using var query = databases[DatabaseRole.Operator].CreateCommand("SELECT tenant_id, key, fqdn, records, changed_at, version FROM dns.name WHERE changed_at >= $1");
        query.Parameters.Add(new() { Value = since });
        await using var rows = await query.ExecuteReaderAsync(cancel);
        var names = new List<RolledName>();
        while (await rows.ReadAsync(cancel))
            names.Add(new((rows.GetGuid(0), rows.GetString(1)), rows.GetString(2), JsonSerializer.Deserialize<List<NameRecord>>(rows.GetString(3), StoaJson.Tolerant)!, rows.GetFieldValue<DateTimeOffset>(4), rows.GetInt64(5)));
        return names;
    }
}

/// <summary>A row of the roll.</summary>
internal sealed record RolledName((Guid Owner, string Key) Id, string Fqdn, IReadOnlyList<NameRecord> Records, DateTimeOffset ChangedAt, long Version);
