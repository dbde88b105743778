using Stoa.Platform.Providers;

namespace Stoa.Cloud.Providers;

/// <summary>What a driver can make.</summary>
/// <param name="MaxCores">Of one machine.</param>
/// <param name="MaxMemoryMiB">Of one machine, mebibytes.</param>
/// <param name="MaxDiskGiB">Of one disk, gibibytes.</param>
public sealed record ProviderCapabilities(int MaxCores, int MaxMemoryMiB, int MaxDiskGiB)
{
    /// <summary>Refuses a size that can never be made.</summary>
    /// <exception cref="ProviderException">With the code <see cref="ProviderFaults.SizeNotOffered"/>.</exception>
    public void Check(MachineSpec spec)
    {
        if (spec.Cores < 1 || spec.MemoryMiB < 1 || spec.DiskGiB < 1 || spec.Cores > MaxCores || spec.MemoryMiB > MaxMemoryMiB || spec.DiskGiB > MaxDiskGiB)
            throw new ProviderException(ProviderFaults.SizeNotOffered,
                $"{spec.Cores} cores, {spec.MemoryMiB} MiB and {spec.DiskGiB} GiB are not offered here: at most {MaxCores} cores, {MaxMemoryMiB} MiB, {MaxDiskGiB} GiB.",
                isTransient: false);
    }
}
