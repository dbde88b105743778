using Stoa.Cloud.Providers;
using Stoa.Contracts.Common;

namespace Stoa.Tests.Cloud.Providers;

/// <summary>What storage relies on, whatever the driver: the conformance suite of disks, one class a driver.</summary>
public abstract class EveryDriverOfDisks
{
    private static readonly TenantId Owner = new(Guid.CreateVersion7());
    private static readonly TenantId Other = new(Guid.CreateVersion7());
    private readonly string key = $"disk_{Guid.CreateVersion7():n}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private protected abstract IDiskProvider Driver { get; }

    [Fact]
    public async Task A_disk_that_is_ensured_by_many_at_once_is_one_disk()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Driver.EnsureDisk(new(key, Owner, 2), Cancel)));
        Assert.Equal(new Disk(key, Owner, 2), Assert.Single(all.Distinct()));
        Assert.Equal(new Disk(key, Owner, 2), await Driver.FindDisk(Owner, key, Cancel));
        await Driver.EnsureDiskGone(Owner, key, Cancel);
    }

    [Fact]
    public async Task A_disk_that_is_there_stays_as_it_is()
    {
        await Driver.EnsureDisk(new(key, Owner, 2), Cancel);
        Assert.Equal(2, (await Driver.EnsureDisk(new(key, Owner, 3), Cancel)).SizeGiB);
        await Driver.EnsureDiskGone(Owner, key, Cancel);
    }

    [Fact]
    public async Task A_disk_is_its_owners_alone()
    {
        await Driver.EnsureDisk(new(key, Owner, 1), Cancel);
        Assert.Null(await Driver.FindDisk(Other, key, Cancel));
        await Driver.EnsureDiskGone(Other, key, Cancel);
        Assert.NotNull(await Driver.FindDisk(Owner, key, Cancel));
        await Driver.EnsureDiskGone(Owner, key, Cancel);
    }

    [Fact]
    public async Task A_disk_that_is_gone_can_be_ensured_gone_again()
    {
        await Driver.EnsureDiskGone(Owner, key, Cancel);
        await Driver.EnsureDisk(new(key, Owner, 1), Cancel);
        await Driver.EnsureDiskGone(Owner, key, Cancel);
        await Driver.EnsureDiskGone(Owner, key, Cancel);
        Assert.Null(await Driver.FindDisk(Owner, key, Cancel));
    }
}
