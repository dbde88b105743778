using Stoa.Cloud.Providers;
using Stoa.Contracts.Compute;
using Stoa.Contracts.Fabric;

namespace Stoa.Cloud.Compute.Work;

/// <summary>What the steps of a machine's runs tell each other.</summary>
internal sealed class MachineWork
{
    /// <summary>Name of the driver.</summary>
    public required string Provider { get; set; }

    /// <summary>What to make; null when it is made already.</summary>
    public MachineSpec? Make { get; set; }

    /// <summary>What to claim for it, data disk included.</summary>
    public Room Room { get; set; } = Room.None;

    /// <summary>Key of the quota that is kept for it; null for none.</summary>
    public string? Reservation { get; set; }

    /// <summary>Where to bring it.</summary>
    public PowerState Power { get; set; }

    /// <summary>Which of the asked reboots this is.</summary>
    public int Reboot { get; set; }

    /// <summary>As it was before the restart.</summary>
    public string? SinceBoot { get; set; }

    /// <summary>Where SSH answers, once known.</summary>
    public MachineAddress? Ssh { get; set; }

    /// <summary>When waiting for the power began.</summary>
    public DateTimeOffset? WaitsSince { get; set; }
}
