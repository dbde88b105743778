using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Deployer.Work.Former;

/// <summary><see cref="TerminateWorkflow"/> before there were data disks: runs that were begun so end so.</summary>
internal sealed class TerminateWorkflow1(RecordedSteps recorded, MachineSteps machine) : Workflow<DeploymentWork>
{
    public override string Name => "terminate";

    public override Lane Lane => Lane.Interactive;

    public override IReadOnlyList<Step<DeploymentWork>> Steps { get; } =
    [
        new("remove-machine", machine.EnsureGone) { MaxAttempts = int.MaxValue },
        new("record-terminated", recorded.RecordTerminated) { IsLocal = true },
    ];
}
