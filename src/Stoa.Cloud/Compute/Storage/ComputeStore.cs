using Microsoft.EntityFrameworkCore;
using Stoa.Cloud.Compute.Machines;
using Stoa.Contracts.Compute;
using Stoa.Platform.Storage;

namespace Stoa.Cloud.Compute.Storage;

/// <summary>Machines.</summary>
internal sealed class ComputeStore(StoreContext context) : ComponentStore(context)
{
    public DbSet<Machine> Machines => Set<Machine>();

    protected override string Schema => "compute";

    public Task<Machine?> Find(string key, CancellationToken cancel) => Machines.FirstOrDefaultAsync(machine => machine.Key == key, cancel);

    /// <summary>Saves what happened to the machine and tells everybody. It is saved first, so that the view has the new version.</summary>
    public async Task Tell(Machine machine, TimeProvider clock, CancellationToken cancel)
    {
        await SaveChangesAsync(cancel);
        Publish(new MachineChanged(machine.Key, machine.View()), machine, clock);
        await SaveChangesAsync(cancel);
    }

    protected override void Map(ModelBuilder model) => model.Entity<Machine>(machine =>
    {
        machine.HasKey(m => new { m.TenantId, m.Key });
        machine.Ignore(m => m.InFlight);
        machine.ComplexProperty(m => m.Size, size =>
        {
            size.Property(s => s.Cores).HasColumnName("cores");
            size.Property(s => s.MemoryMiB).HasColumnName("memory_mib");
            size.Property(s => s.DiskGiB).HasColumnName("disk_gib");
            size.Property(s => s.DataDiskGiB).HasColumnName("data_disk_gib");
            size.Property(s => s.Image).HasColumnName("image");
        });
    });
}
