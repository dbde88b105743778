using Stoa.Contracts.Fabric;

namespace Stoa.Cloud.Providers.Libvirt;

/// <summary>What this host has for machines.</summary>
internal static class HostRoom
{
    private const int MiB = 1 << 20;
    private const long GiB = 1L << 30;

    // For Stoa, its PostgreSQL and the operating system.
    private const int KeptMiB = 1024;

    public static HostReport Here(string driver, LibvirtOptions options)
    {
        // Within the limits of a container, where there are such.
        var memory = (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / MiB) - KeptMiB;
        var disk = new DriveInfo(Existing(options.DisksFolder)).AvailableFreeSpace / GiB;
        return new HostReport(Environment.MachineName, "local", driver, new Room(Environment.ProcessorCount, (int)Math.Max(0, memory), (int)disk));
    }

    private static string Existing(string folder) => Directory.Exists(folder) ? folder : Existing(Path.GetDirectoryName(Path.GetFullPath(folder))!);
}
