using Stoa.Cloud.Fabric;

namespace Stoa.Tests.Cloud;

/// <summary>A fabric that is not in the way: much of everything for everybody, and hosts that count as there though hours pass at once.</summary>
internal static class Roomy
{
    public static FabricOptions Fabric => new()
    {
        LeaseSeconds = 86_400, CoresFactor = 64, Quota = new QuotaOptions { Machines = 100_000, Cores = 1_000_000, MemoryMiB = int.MaxValue, DiskGiB = int.MaxValue },
    };
}
