using Stoa.Cloud.Providers;
using Disk = Stoa.Cloud.Storage.Disks.Disk;

namespace Stoa.Cloud.Storage.Work;

/// <summary>What the steps of a disk's runs know.</summary>
internal sealed class DiskWork
{
    /// <summary>Name of the driver.</summary>
    public required string Provider { get; set; }

    /// <summary>The disk, as its driver is asked.</summary>
    public required DiskSpec Spec { get; set; }

    public static DiskWork For(Disk disk) => new() { Provider = disk.Provider, Spec = new DiskSpec(disk.Key, disk.TenantId, disk.SizeGiB) };
}
