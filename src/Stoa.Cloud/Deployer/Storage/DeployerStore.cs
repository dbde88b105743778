using Microsoft.EntityFrameworkCore;
using Stoa.Cloud.Deployer.Deployments;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Subscriptions;
using Stoa.Platform.Storage;

namespace Stoa.Cloud.Deployer.Storage;

/// <summary>Deployments.</summary>
internal sealed class DeployerStore(StoreContext context) : ComponentStore(context)
{
    public DbSet<Deployment> Deployments => Set<Deployment>();

    protected override string Schema => "deployer";

    public Task<Deployment?> Find(DeploymentId id, CancellationToken cancel) => Deployments.FirstOrDefaultAsync(deployment => deployment.Id == id, cancel);

    /// <summary>The deployment, which is the caller's until the transaction ends.</summary>
    public async Task<Deployment?> Lock(DeploymentId id, CancellationToken cancel)
    {
        await Database.ExecuteSqlAsync($"SELECT FROM deployer.deployment WHERE id = {id.Value} FOR UPDATE", cancel);
        return await Find(id, cancel);
    }

    public Task<Deployment?> Of(SubscriptionId subscription, CancellationToken cancel) =>
        Deployments.FirstOrDefaultAsync(deployment => deployment.Subscription == subscription, cancel);

    protected override void Map(ModelBuilder model) => model.Entity<Deployment>(deployment =>
        deployment.ComplexProperty(d => d.Machine, machine =>
        {
            machine.Property(m => m.Cores).HasColumnName("cores");
            machine.Property(m => m.MemoryMiB).HasColumnName("memory_mib");
            machine.Property(m => m.DiskGiB).HasColumnName("disk_gib");
            machine.Property(m => m.DataDiskGiB).HasColumnName("data_disk_gib");
            machine.Property(m => m.Image).HasColumnName("image");
        }));
}
