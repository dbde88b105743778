using System.ComponentModel.DataAnnotations;

namespace Stoa.Cloud.Providers.Simulator;

/// <summary>How big the simulated cloud is.</summary>
internal sealed record SimulatorOptions
{
    /// <summary>Called <c>zone-1</c> and so on.</summary>
    [Range(1, 1000)]
    public int Zones { get; init; } = 2;

    /// <summary>Called <c>zone-1-host-1</c> and so on.</summary>
    [Range(1, 1000)]
    public int HostsPerZone { get; init; } = 8;

    /// <summary>Of each host.</summary>
    [Range(1, 4096)]
    public int HostCores { get; init; } = 64;

    /// <summary>Of each host.</summary>
    [Range(64, 16_777_216)]
    public int HostMemoryMiB { get; init; } = 262_144;

    /// <summary>Of each host.</summary>
    [Range(1, 1_048_576)]
    public int HostDiskGiB { get; init; } = 16_384;

    /// <summary>From switching on to SSH.</summary>
    [Range(0, 3_600_000)]
    public int BootMilliseconds { get; init; } = 1500;

    public TimeSpan Boot => TimeSpan.FromMilliseconds(BootMilliseconds);
}
