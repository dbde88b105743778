using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stoa.Cloud.Fabric.Claims;
using Stoa.Cloud.Fabric.Quotas;
using Stoa.Cloud.Fabric.Reservations;
using Stoa.Contracts.Common;
using Stoa.Contracts.Fabric;
using Stoa.Platform.Storage;
using Host = Stoa.Cloud.Fabric.Hosts.Host;

namespace Stoa.Cloud.Fabric.Storage;

/// <summary>Hosts, claims on them, quotas, and what is kept of them.</summary>
internal sealed class FabricStore(StoreContext context) : ComponentStore(context)
{
    private const string BeforeHost = "before_host";

    public DbSet<Claim> Claims => Set<Claim>();

    protected override string Schema => "fabric";

    public Task<List<Host>> Hosts(CancellationToken cancel) => Set<Host>().AsNoTracking().ToListAsync(cancel);

    public Task<List<Host>> Hosts(string after, int limit, CancellationToken cancel) =>
        Set<Host>().AsNoTracking().Where(host => host.Name.CompareTo(after) > 0).OrderBy(host => host.Name).Take(limit).ToListAsync(cancel);

    public Task<Host?> Host(string name, CancellationToken cancel) => Set<Host>().FirstOrDefaultAsync(host => host.Name == name, cancel);

    /// <summary>
    /// Whether so much could come to any host at all, were it empty and heard of. A full or silent host passes, and so do the moments
    /// before the first one is heard of; a closed one stays closed until an operator opens it.
    /// </summary>
    public async Task<bool> CouldTake(Room room, CancellationToken cancel) => await Set<Host>().AnyAsync(
        host => !host.IsClosed && host.Offered.Cores >= room.Cores && host.Offered.MemoryMiB >= room.MemoryMiB && host.Offered.DiskGiB >= room.DiskGiB, cancel)
        || !await Set<Host>().AnyAsync(cancel);

    /// <summary>The host, which is the caller's until the transaction ends; null when there is none of the name.</summary>
    public async Task<Host?> LockHost(string name, CancellationToken cancel)
    {
        await Database.ExecuteSqlAsync($"SELECT 1 FROM fabric.host WHERE name = {name} FOR UPDATE", cancel);
        return await Host(name, cancel);
    }

    public Task<Claim?> Claim(TenantId owner, string key, CancellationToken cancel) => Claims.FirstOrDefaultAsync(claim => claim.Owner == owner && claim.Key == key, cancel);

    /// <summary>Whether a machine of the company has claimed its room with what the reservation kept.</summary>
    public Task<bool> IsTakenOver(TenantId owner, string reservation, CancellationToken cancel) =>
        Claims.AnyAsync(claim => claim.Owner == owner && claim.Reservation == reservation, cancel);

    /// <summary>Quota kept for machines of the company that are to come.</summary>
    public Task<List<Reservation>> Reservations(TenantId owner, DateTimeOffset now, CancellationToken cancel) =>
        Set<Reservation>().Where(one => one.Owner == owner && one.LapsesAt > now).ToListAsync(cancel);

    /// <summary>The company's quota with what is kept for machines that are to come.</summary>
    public async Task<Quota> Standing(TenantId owner, DateTimeOffset now, CancellationToken cancel) =>
        (await Set<Quota>().AsNoTracking().FirstOrDefaultAsync(quota => quota.Owner == owner, cancel) ?? Quota.Of(owner)).With(await Reservations(owner, now, cancel));

    public Task DropLapsed(TenantId owner, DateTimeOffset now, CancellationToken cancel) =>
        Set<Reservation>().Where(one => one.Owner == owner && one.LapsesAt <= now).ExecuteDeleteAsync(cancel);

    public Task Drop(TenantId owner, string key, CancellationToken cancel) =>
        Set<Reservation>().Where(one => one.Owner == owner && one.Key == key).ExecuteDeleteAsync(cancel);

    /// <summary>The company's quota, which is the caller's until the transaction ends.</summary>
    public async Task<Quota> LockQuota(TenantId owner, CancellationToken cancel)
    {
        // The update changes nothing: it locks the row that is there.
        await Database.ExecuteSqlAsync($"""
            INSERT INTO fabric.quota (tenant_id, owner, is_own, max_machines, max_cores, max_memory_mib, max_disk_gib, machines, used_cores, used_memory_mib, used_disk_gib)
            VALUES ({TenantId.Marketplace.Value}, {owner.Value}, false, 0, 0, 0, 0, 0, 0, 0, 0) ON CONFLICT (tenant_id, owner) DO UPDATE SET is_own = quota.is_own
            """, cancel);
        return await Set<Quota>().SingleAsync(quota => quota.Owner == owner, cancel);
    }

    /// <summary>
    /// Takes room on the host, in one conditional write: false when it is not there any more, or the host was closed. A refusing write
    /// that had to wait for the row holds it all the same; it is let go of, so that nobody waits for one host and holds another.
    /// </summary>
    public async Task<bool> TryTake(string host, Room room, CancellationToken cancel)
    {
        var transaction = Database.CurrentTransaction!;
        await transaction.CreateSavepointAsync(BeforeHost, cancel);
        if (await Take(host, room, cancel)) return true;
        await transaction.RollbackToSavepointAsync(BeforeHost, cancel);
        return false;
    }

    public Task GiveBack(string host, Room room, CancellationToken cancel) => Database.ExecuteSqlAsync($"""
        UPDATE fabric.host SET machines = machines - 1,
            claimed_cores = claimed_cores - {room.Cores}, claimed_memory_mib = claimed_memory_mib - {room.MemoryMiB}, claimed_disk_gib = claimed_disk_gib - {room.DiskGiB}
        WHERE name = {host}
        """, cancel);

    /// <summary>What hosts offer and that they are there; what is claimed of them stays.</summary>
    public Task Hear(IReadOnlyList<Host> hosts, CancellationToken cancel) => Database.ExecuteSqlAsync($"""
        INSERT INTO fabric.host (tenant_id, name, zone, driver, offered_cores, offered_memory_mib, offered_disk_gib,
            machines, claimed_cores, claimed_memory_mib, claimed_disk_gib, is_closed, seen_at)
        SELECT {TenantId.Marketplace.Value}, name, zone, driver, cores, memory, disk, 0, 0, 0, 0, false, {hosts[0].SeenAt}
        FROM unnest({hosts.Select(h => h.Name).ToArray()}, {hosts.Select(h => h.Zone).ToArray()}, {hosts.Select(h => h.Driver).ToArray()},
            {hosts.Select(h => h.Offered.Cores).ToArray()}, {hosts.Select(h => h.Offered.MemoryMiB).ToArray()}, {hosts.Select(h => h.Offered.DiskGiB).ToArray()})
            AS heard (name, zone, driver, cores, memory, disk) ORDER BY name
        ON CONFLICT (tenant_id, name) DO UPDATE SET zone = excluded.zone, driver = excluded.driver, offered_cores = excluded.offered_cores,
            offered_memory_mib = excluded.offered_memory_mib, offered_disk_gib = excluded.offered_disk_gib, seen_at = excluded.seen_at
        """, cancel);

    protected override void Map(ModelBuilder model)
    {
        model.Entity<Host>(host =>
        {
            host.HasKey(h => new { h.TenantId, h.Name });
            host.Ignore(h => h.Free);
            host.ComplexProperty(h => h.Offered, room => Columns(room, "offered_"));
            host.ComplexProperty(h => h.Claimed, room => Columns(room, "claimed_"));
        });
        model.Entity<Claim>(claim =>
        {
            claim.HasKey(c => new { c.TenantId, c.Owner, c.Key });
            claim.ComplexProperty(c => c.Room, room => Columns(room, ""));
        });
        model.Entity<Reservation>(reservation =>
        {
            reservation.HasKey(r => new { r.TenantId, r.Owner, r.Key });
            reservation.ComplexProperty(r => r.Room, room => Columns(room, ""));
        });
        model.Entity<Quota>(quota =>
        {
            quota.HasKey(q => new { q.TenantId, q.Owner });
            quota.ComplexProperty(q => q.Max, room => Columns(room, "max_"));
            quota.ComplexProperty(q => q.Used, room => Columns(room, "used_"));
        });
    }

    private async Task<bool> Take(string host, Room room, CancellationToken cancel) => await Database.ExecuteSqlAsync($"""
        UPDATE fabric.host SET machines = machines + 1,
            claimed_cores = claimed_cores + {room.Cores}, claimed_memory_mib = claimed_memory_mib + {room.MemoryMiB}, claimed_disk_gib = claimed_disk_gib + {room.DiskGiB}
        WHERE name = {host} AND NOT is_closed AND claimed_cores + {room.Cores} <= offered_cores
            AND claimed_memory_mib + {room.MemoryMiB} <= offered_memory_mib AND claimed_disk_gib + {room.DiskGiB} <= offered_disk_gib
        """, cancel) == 1;

    private static void Columns(ComplexPropertyBuilder<Room> room, string prefix)
    {
        room.Property(r => r.Cores).HasColumnName(prefix + "cores");
        room.Property(r => r.MemoryMiB).HasColumnName(prefix + "memory_mib");
        room.Property(r => r.DiskGiB).HasColumnName(prefix + "disk_gib");
    }
}
