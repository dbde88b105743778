using System.Data.Common;
using Stoa.Contracts.Common;

namespace Stoa.Platform.Messaging;

/// <summary>A message and what travels beside it.</summary>
internal sealed record Envelope(Guid Id, TenantId Tenant, string Sender, string Name, string Actor, string Body)
{
    /// <summary>What <see cref="Read"/> reads, of a row named <c>d</c>.</summary>
    public const string Columns = "d.id, d.tenant_id, d.sender, d.name, d.actor, d.body, d.version, d.trace, d.occurred_at";

    public long Version { get; init; }
    public string? Trace { get; init; }
    public DateTimeOffset OccurredAt { get; init; }

    public static Envelope Read(DbDataReader row, int from) => new(
        row.GetGuid(from), new TenantId(row.GetGuid(from + 1)), row.GetString(from + 2), row.GetString(from + 3), row.GetString(from + 4), row.GetString(from + 5))
    {
        Version = row.GetInt64(from + 6),
        Trace = row.IsDBNull(from + 7) ? null : row.GetString(from + 7),
        OccurredAt = row.GetFieldValue<DateTimeOffset>(from + 8),
    };
}
