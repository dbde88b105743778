using Stoa.Contracts.Common;

namespace Stoa.Cloud.Providers;

/// <summary>
/// A driver's disks, apart from its machines: the two may be worked by different processes. A machine names the disks that it has
/// in its <see cref="MachineSpec"/>. What holds for <see cref="ICloudProvider"/> holds here: ensure by our key, no state, no retry.
/// </summary>
public interface IDiskProvider
{
    /// <summary>As the driver of its machines: <c>simulator</c>, <c>libvirt</c>.</summary>
    string Name { get; }

    /// <summary>The disk of the key, blank when it is made; one that is there stays as it is.</summary>
    Task<Disk> EnsureDisk(DiskSpec spec, CancellationToken cancel);

    /// <summary>The disk as it is; null where there is none.</summary>
    Task<Disk?> FindDisk(TenantId owner, string key, CancellationToken cancel);

    /// <summary>Nothing of the disk is left when this returns. Its machine must be gone.</summary>
    Task EnsureDiskGone(TenantId owner, string key, CancellationToken cancel);
}

/// <summary>What a disk shall be.</summary>
/// <param name="Key">Ours; 1 to 63 of a-z, 0-9, hyphen and underscore.</param>
/// <param name="Owner">Only machines of this company can have it.</param>
/// <param name="SizeGiB">Gibibytes.</param>
public sealed record DiskSpec(string Key, TenantId Owner, int SizeGiB);

/// <summary>A disk as its cloud tells of it.</summary>
public sealed record Disk(string Key, TenantId Owner, int SizeGiB);
