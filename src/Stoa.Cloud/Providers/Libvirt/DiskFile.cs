using Stoa.Contracts.Common;

namespace Stoa.Cloud.Providers.Libvirt;

/// <summary>Where a disk lies. By its owner first: a machine finds the disks of its own company and no others.</summary>
internal sealed record DiskFile(string DisksFolder, TenantId Owner, string Key)
{
    public string Path => System.IO.Path.Combine(DisksFolder, Owner.ToString(), $"{Key}.qcow2");

    public bool Exists => File.Exists(Path);
}
