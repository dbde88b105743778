using Microsoft.EntityFrameworkCore;
using Stoa.Cloud.Storage.Disks;
using Stoa.Contracts.Storage;
using Stoa.Platform.Storage;

namespace Stoa.Cloud.Storage.Storage;

/// <summary>Disks.</summary>
internal sealed class StorageStore(StoreContext context) : ComponentStore(context)
{
    public DbSet<Disk> Disks => Set<Disk>();

    protected override string Schema => "storage";

    public Task<Disk?> Find(string key, CancellationToken cancel) => Disks.FirstOrDefaultAsync(disk => disk.Key == key, cancel);

    /// <summary>Saves what happened to the disk and tells everybody. It is saved first, so that the view has the new version.</summary>
    public async Task Tell(Disk disk, TimeProvider clock, CancellationToken cancel)
    {
        await SaveChangesAsync(cancel);
        Publish(new DiskChanged(disk.Key, disk.View()), disk, clock);
        await SaveChangesAsync(cancel);
    }

    protected override void Map(ModelBuilder model) => model.Entity<Disk>(disk =>
    {
        disk.HasKey(d => new { d.TenantId, d.Key });
        disk.Property(d => d.SizeGiB).HasColumnName("size_gib");
    });
}
