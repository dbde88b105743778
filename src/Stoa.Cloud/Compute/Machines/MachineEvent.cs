namespace Stoa.Cloud.Compute.Machines;

/// <summary>What can happen to a machine.</summary>
internal enum MachineEvent
{
    Created,
    CreationFailed,
    Started,
    PoweredOff,
    Rebooted,
    Paused,
    Resumed,

    /// <summary>Its host does not answer.</summary>
    HostLost,

    /// <summary>Its host answers again, and it runs.</summary>
    Returned,

    /// <summary>It is certain that it does not run.</summary>
    Fenced,

    /// <summary>Its cloud does not know it any more, and nobody asked for that.</summary>
    Vanished,
    Destroyed,
    Recovered,
    Expunged,
}

/// <summary>What is in flight, beside the stable state.</summary>
internal enum MachineActivity
{
    Creating,
    Starting,
    Stopping,
    Rebooting,
    Destroying,
}
