using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Deployer.Work;

/// <summary>Switches the machine off.</summary>
internal sealed class StopWorkflow(RecordedSteps recorded, MachineSteps machine) : Workflow<DeploymentWork>
{
    public override string Name => "stop";

    public override Lane Lane => Lane.Interactive;

    public override IReadOnlyList<Step<DeploymentWork>> Steps { get; } =
    [
        new("check-deployed", recorded.CheckDeployed) { IsLocal = true },
        new("stop-machine", machine.EnsureStopped),
        new("record-stopped", recorded.RecordStopped) { IsLocal = true },
    ];
}
