using Stoa.Contracts.Compute;
using Stoa.Platform.Lifecycles;
using static Stoa.Cloud.Compute.Machines.MachineEvent;

namespace Stoa.Cloud.Compute.Machines;

/// <summary>The stable states (cloud.md, two axes of state); what is in flight is told apart.</summary>
internal static class MachineLifecycle
{
    public static readonly Transitions<MachineState, MachineEvent> Table = new(
        (MachineState.Stopped, Created, MachineState.Stopped),
        (MachineState.Stopped, CreationFailed, MachineState.Error),
        (MachineState.Stopped, Started, MachineState.Running),
        (MachineState.Stopped, HostLost, MachineState.Unknown),
        (MachineState.Stopped, Vanished, MachineState.Error),
        (MachineState.Stopped, Destroyed, MachineState.Destroyed),
        (MachineState.Running, PoweredOff, MachineState.Stopped),
        (MachineState.Running, Rebooted, MachineState.Running),
        (MachineState.Running, Paused, MachineState.Paused),
        (MachineState.Running, HostLost, MachineState.Unknown),
        (MachineState.Running, Vanished, MachineState.Error),
        (MachineState.Paused, Resumed, MachineState.Running),
        (MachineState.Paused, PoweredOff, MachineState.Stopped),
        (MachineState.Paused, HostLost, MachineState.Unknown),
        (MachineState.Paused, Vanished, MachineState.Error),
        (MachineState.Unknown, Returned, MachineState.Running),
        (MachineState.Unknown, Fenced, MachineState.Stopped),
        (MachineState.Destroyed, Recovered, MachineState.Stopped),
        (MachineState.Destroyed, Expunged, MachineState.Gone),
        (MachineState.Error, Destroyed, MachineState.Gone));
}
