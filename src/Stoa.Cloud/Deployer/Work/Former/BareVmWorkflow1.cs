using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Deployer.Work.Former;

/// <summary><see cref="BareVmWorkflow"/> before there were data disks: runs that were begun so end so.</summary>
internal sealed class BareVmWorkflow1(RecordedSteps recorded, MachineSteps machine) : Workflow<DeploymentWork>
{
    public override string Name => "bare-vm";

    public override Lane Lane => Lane.Interactive;

    public override IReadOnlyList<Step<DeploymentWork>> Steps { get; } =
    [
        new("check-prerequisites", recorded.BeginProvisioning) { IsLocal = true, Undo = recorded.RecordFailure },
        new("ensure-machine", machine.EnsureRunning) { Undo = machine.EnsureGone, MaxAttempts = 60 },
        new("record-running", recorded.RecordRunning) { IsLocal = true },
    ];
}
