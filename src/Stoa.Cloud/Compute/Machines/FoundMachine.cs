using Stoa.Cloud.Providers;
using Stoa.Contracts.Compute;

namespace Stoa.Cloud.Compute.Machines;

/// <summary>Compares what a cloud tells with what is recorded.</summary>
internal static class FoundMachine
{
    /// <summary>What must have happened; null when nothing did, or when it is under way and will show later.</summary>
    /// <param name="recorded">The stable state on record.</param>
    /// <param name="found">What the cloud says; null when it knows no such machine.</param>
    public static MachineEvent? Difference(MachineState recorded, NodeState? found) => (recorded, found) switch
    {
        (MachineState.Running or MachineState.Stopped or MachineState.Paused, null or NodeState.Terminated) => MachineEvent.Vanished,
        (MachineState.Running or MachineState.Stopped or MachineState.Paused, NodeState.Unknown) => MachineEvent.HostLost,
        (MachineState.Running or MachineState.Paused, NodeState.Stopped) => MachineEvent.PoweredOff,
        (MachineState.Running, NodeState.Suspended) => MachineEvent.Paused,
        (MachineState.Stopped, NodeState.Running) => MachineEvent.Started,
        (MachineState.Paused, NodeState.Running) => MachineEvent.Resumed,
        (MachineState.Unknown, NodeState.Running) => MachineEvent.Returned,
        (MachineState.Unknown, NodeState.Stopped or null or NodeState.Terminated) => MachineEvent.Fenced,
        _ => null,
    };

    /// <summary>For whoever asks why the state changed.</summary>
    public static string Told(MachineEvent happened) => happened switch
    {
        MachineEvent.Vanished => "The cloud does not know the machine any more.",
        MachineEvent.HostLost => "The machine's host does not answer.",
        MachineEvent.PoweredOff => "The machine was found switched off.",
        MachineEvent.Paused => "The machine was found paused.",
        MachineEvent.Started or MachineEvent.Resumed => "The machine was found running.",
        MachineEvent.Returned => "The machine's host answers again.",
        _ => "The machine is certain not to run.",
    };
}
