using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Deployer.Work;

/// <summary>Restarts the machine once.</summary>
internal sealed class RebootWorkflow(RecordedSteps recorded, MachineSteps machine) : Workflow<DeploymentWork>
{
    public override string Name => "reboot";

    public override Lane Lane => Lane.Interactive;

    public override IReadOnlyList<Step<DeploymentWork>> Steps { get; } =
    [
        new("check-deployed", recorded.CheckDeployed) { IsLocal = true },
        new("reboot-machine", machine.AskForReboot),
        new("await-machine", machine.AwaitReboot),
        new("record-started", recorded.RecordStarted) { IsLocal = true },
    ];
}
