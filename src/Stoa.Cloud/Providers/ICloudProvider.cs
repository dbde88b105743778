using Stoa.Contracts.Fabric;

namespace Stoa.Cloud.Providers;

/// <summary>
/// A driver: machines in one kind of cloud. Every operation is <i>ensure</i> under a key of ours, so that repeating it after a
/// crash or a lost answer is safe. A driver holds no state, retries nothing, and throws only
/// <see cref="Stoa.Platform.Providers.ProviderException"/> (codes in <see cref="ProviderFaults"/>) and cancellation.
/// </summary>
public interface ICloudProvider
{
    /// <summary>Lower case: <c>simulator</c>, <c>libvirt</c>.</summary>
    string Name { get; }

    /// <summary>What it can make, and how big.</summary>
    ProviderCapabilities Capabilities { get; }

    /// <summary>What can be on a root disk.</summary>
    Task<IReadOnlyList<string>> Images(CancellationToken cancel);

    /// <summary>Where machines can be made, with all that is there, taken or not; empty for a cloud that does not tell.</summary>
    Task<IReadOnlyList<HostReport>> Hosts(CancellationToken cancel);

    /// <summary>
    /// The machine of the key. Where there is none it is made and switched on; one that is there stays as it is, power included.
    /// It may be still starting when this returns.
    /// </summary>
    Task<Machine> EnsureMachine(MachineSpec spec, CancellationToken cancel);

    /// <summary>The machine as it is now; null where there is none.</summary>
    Task<Machine?> FindMachine(string key, CancellationToken cancel);

    /// <summary>Nothing of the machine is left when this returns: no process, disk, address or name.</summary>
    Task EnsureMachineGone(string key, CancellationToken cancel);

    /// <summary>Switches it on or off, unless it is so already. Off is a clean shutdown where the driver can.</summary>
    Task<Machine> EnsurePower(string key, PowerState power, CancellationToken cancel);

    /// <summary>Restarts the machine, unless it has booted since that boot already.</summary>
    /// <param name="key">The machine.</param>
    /// <param name="sinceBoot"><see cref="Machine.Boot"/>, as it was when the restart was asked for.</param>
    /// <param name="cancel">Ends the waiting, not the effect.</param>
    Task<Machine> EnsureRebooted(string key, string sinceBoot, CancellationToken cancel);
}
