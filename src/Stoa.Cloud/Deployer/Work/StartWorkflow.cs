using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Deployer.Work;

/// <summary>Switches the machine on.</summary>
internal sealed class StartWorkflow(RecordedSteps recorded, MachineSteps machine) : Workflow<DeploymentWork>
{
    public override string Name => "start";

    public override Lane Lane => Lane.Interactive;

    public override IReadOnlyList<Step<DeploymentWork>> Steps { get; } =
    [
        new("check-deployed", recorded.CheckDeployed) { IsLocal = true },
        new("start-machine", machine.EnsureRunning),
        new("record-started", recorded.RecordStarted) { IsLocal = true },
    ];
}
