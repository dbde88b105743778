using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Deployer.Work;

/// <summary>Brings a bare machine to life.</summary>
internal sealed class BareVmWorkflow(RecordedSteps recorded, MachineSteps machine) : Workflow<DeploymentWork>
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
