using Stoa.Contracts.Common;

namespace Stoa.Contracts.Operations;

/// <summary>How the installation is, for operators.</summary>
/// <param name="IsHealthy">True when every component runs, is ready, and no message waits for a person.</param>
/// <param name="Reasons">Why it is not healthy; a sentence each.</param>
/// <param name="At">When it was looked at.</param>
/// <param name="Components">All that exist, in the order of the component table.</param>
/// <param name="Nodes">The processes that said something in the last hour, the freshest first.</param>
/// <param name="Work">How much is under way.</param>
public sealed record PlatformStatus(
    bool IsHealthy, IReadOnlyList<string> Reasons, DateTimeOffset At, IReadOnlyList<ComponentStatus> Components, IReadOnlyList<NodeStatus> Nodes, WorkStatus Work);

/// <summary>How a component is.</summary>
public enum ComponentHealth
{
    /// <summary>At least one process runs it and is ready.</summary>
    Ready,

    /// <summary>Processes run it, but none is ready.</summary>
    NotReady,

    /// <summary>No process runs it.</summary>
    Away,
}

/// <param name="Name">The component, which is its role's name too.</param>
/// <param name="Health">How it is.</param>
/// <param name="Reasons">Why it is not ready.</param>
/// <param name="Nodes">The processes that run it.</param>
public sealed record ComponentStatus(string Name, ComponentHealth Health, IReadOnlyList<string> Reasons, IReadOnlyList<NodeId> Nodes);

/// <param name="Id">New at each start of the process.</param>
/// <param name="Roles">The components that it runs.</param>
/// <param name="Version">Of the program.</param>
/// <param name="SeenSecondsAgo">The age of its last heartbeat; one comes each second.</param>
/// <param name="IsLive">False when it has not been heard for so long that it is not asked any more.</param>
/// <param name="Reasons">Why it is not ready; empty when it is.</param>
public sealed record NodeStatus(NodeId Id, IReadOnlyList<string> Roles, string Version, double SeenSecondsAgo, bool IsLive, IReadOnlyList<string> Reasons);

/// <param name="ActiveRuns">Runs under way, those that wait included.</param>
/// <param name="WaitingRuns">Those of them that wait, or failed and will be tried again.</param>
/// <param name="QueuedRuns">Behind another run of the same subject.</param>
/// <param name="FailedRuns">Given up in the last 24 hours.</param>
/// <param name="ParkedMessages">Could not be handled and wait for a person.</param>
/// <param name="OldestMessageSeconds">The age of the oldest message that nobody has moved or handled yet; null when there is none.</param>
public sealed record WorkStatus(int ActiveRuns, int WaitingRuns, int QueuedRuns, int FailedRuns, int ParkedMessages, double? OldestMessageSeconds);
