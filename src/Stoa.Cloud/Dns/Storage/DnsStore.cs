using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Stoa.Cloud.Dns.Names;
using Stoa.Contracts.Common;
using Stoa.Contracts.Dns;
using Stoa.Platform.Storage;

namespace Stoa.Cloud.Dns.Storage;

/// <summary>Names.</summary>
internal sealed class DnsStore(StoreContext context) : ComponentStore(context)
{
    public DbSet<Name> Names => Set<Name>();

    protected override string Schema => "dns";

    /// <summary>The company's name of that key. Said here, since the table lets everybody read.</summary>
    public Task<Name?> Find(TenantId owner, string key, CancellationToken cancel) =>
        Names.FirstOrDefaultAsync(name => name.TenantId == owner && name.Key == key, cancel);

    protected override void Map(ModelBuilder model) => model.Entity<Name>(name =>
    {
        name.HasKey(n => new { n.TenantId, n.Key });
        name.Property(n => n.Records).HasColumnType("jsonb").HasConversion(
            records => JsonSerializer.Serialize(records, StoaJson.Tolerant),
            text => JsonSerializer.Deserialize<IReadOnlyList<NameRecord>>(text, StoaJson.Tolerant)!,
            new ValueComparer<IReadOnlyList<NameRecord>>((a, b) => a!.SequenceEqual(b!), records => records.Count, records => records));
    });
}
