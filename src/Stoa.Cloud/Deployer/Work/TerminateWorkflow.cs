using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Deployer.Work;

/// <summary>Removes all that runs for a subscription; it never gives up.</summary>
internal sealed class TerminateWorkflow(RecordedSteps recorded, DiskSteps disk, MachineSteps machine, NameSteps name) : Workflow<DeploymentWork>
{
    public override string Name => "terminate";

    public override int Version => 2;

    public override Lane Lane => Lane.Interactive;

    public override IReadOnlyList<Step<DeploymentWork>> Steps { get; } =
    [
        new("remove-dns-entry", name.EnsureGone) { MaxAttempts = int.MaxValue },
        new("remove-machine", machine.EnsureGone) { MaxAttempts = int.MaxValue },
        new("remove-data-disk", disk.EnsureGone) { MaxAttempts = int.MaxValue },
        new("record-terminated", recorded.RecordTerminated) { IsLocal = true },
    ];
}
