using Stoa.Contracts.Fabric;

namespace Stoa.Web.Components.Pages.Operator;

/// <summary>What a company may have at once. Setting it twice is setting it once, so it carries no key.</summary>
internal sealed class QuotaForm
{
    public int? Machines { get; set; }
    public int? Cores { get; set; }
    public int? MemoryMiB { get; set; }
    public int? DiskGiB { get; set; }

    public static QuotaForm Of(QuotaLimits limits) => new()
    {
        Machines = limits.Machines, Cores = limits.Room.Cores, MemoryMiB = limits.Room.MemoryMiB, DiskGiB = limits.Room.DiskGiB,
    };

    /// <summary>What cannot be read as a number is sent as one that is refused with its place.</summary>
    public QuotaLimits ToLimits() => new(Machines ?? -1, new(Cores ?? -1, MemoryMiB ?? -1, DiskGiB ?? -1));
}
