using System.ComponentModel.DataAnnotations;
using Stoa.Contracts.Fabric;

namespace Stoa.Cloud.Fabric;

/// <summary>Section <c>fabric</c>.</summary>
internal sealed record FabricOptions : IValidatableObject
{
    /// <summary>Virtual cores offered for each real one: most machines idle most of the time.</summary>
    [Range(0.1, 64)]
    public double CoresFactor { get; init; } = 4;

    /// <summary>Memory offered for what there is: a guest that has touched its memory keeps it, so no more than all.</summary>
    [Range(0.1, 8)]
    public double MemoryFactor { get; init; } = 1;

    /// <summary>Disk offered for what there is: disks grow as they are written.</summary>
    [Range(0.1, 16)]
    public double DiskFactor { get; init; } = 2;

    /// <summary>A host that was not heard for longer takes no machine.</summary>
    [Range(1, 86_400)]
    public int LeaseSeconds { get; init; } = 20;

    /// <summary>How long quota is kept for a machine that is ordered and does not come; whoever waits for room keeps it for so long again.</summary>
    /// <remarks>Not less than an hour: an order whose payment is open has it kept anew every half hour.</remarks>
    [Range(60, 10_080)]
    public int ReservationMinutes { get; init; } = 120;

    /// <summary>What a company may have for which an operator has said nothing else.</summary>
    public QuotaOptions Quota { get; init; } = new();

    public TimeSpan Reservation => TimeSpan.FromMinutes(ReservationMinutes);

    public TimeSpan Lease => TimeSpan.FromSeconds(LeaseSeconds);

    /// <summary>What a host with so much offers.</summary>
    public Room Offer(Room physical) => new((int)(physical.Cores * CoresFactor), (int)(physical.MemoryMiB * MemoryFactor), (int)(physical.DiskGiB * DiskFactor));

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(Quota, new ValidationContext(Quota), faults, validateAllProperties: true);
        return faults;
    }
}

/// <summary>Section <c>fabric:Quota</c>.</summary>
internal sealed record QuotaOptions
{
    [Range(0, 1_000_000)]
    public int Machines { get; init; } = 20;

    [Range(0, 1_000_000)]
    public int Cores { get; init; } = 40;

    [Range(0, int.MaxValue)]
    public int MemoryMiB { get; init; } = 40 * 1024;

    [Range(0, int.MaxValue)]
    public int DiskGiB { get; init; } = 1000;

    public QuotaLimits Limits => new(Machines, new Room(Cores, MemoryMiB, DiskGiB));
}
