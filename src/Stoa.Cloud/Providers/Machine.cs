using Stoa.Contracts.Common;
using Stoa.Contracts.Compute;

namespace Stoa.Cloud.Providers;

/// <summary>A machine as its cloud tells of it.</summary>
/// <param name="Key">Ours.</param>
/// <param name="Owner">The company that it was made for, kept by the cloud as a tag.</param>
/// <param name="Id">The cloud's own.</param>
/// <param name="State">As it is now.</param>
/// <param name="Boot">Another one after each boot; to be compared only.</param>
/// <param name="Place">Where it is, as far as the cloud tells: zone, host.</param>
/// <param name="Ssh">Where SSH answers or will answer; null until known.</param>
public sealed record Machine(string Key, TenantId Owner, string Id, NodeState State, string Boot, string? Place, MachineAddress? Ssh);

/// <summary>What the states of all drivers map to (cloud.md, drivers).</summary>
public enum NodeState
{
    Pending,
    Starting,
    Running,
    Stopping,
    Stopped,
    Suspended,
    Rebooting,
    Migrating,
    Error,
    Terminated,
    Unknown,
}

/// <summary>What a switch can be set to.</summary>
public enum PowerState
{
    On,
    Off,
}
