using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Deployer.Work;

/// <summary>Brings a bare machine to life.</summary>
internal sealed class BareVmWorkflow(RecordedSteps recorded, DiskSteps disk, MachineSteps machine, NameSteps name) : Workflow<DeploymentWork>
{
    public override string Name => "bare-vm";

    public override int Version => 2;

    public override Lane Lane => Lane.Interactive;

    public override IReadOnlyList<Step<DeploymentWork>> Steps { get; } =
    [
        new("check-prerequisites", recorded.BeginProvisioning) { IsLocal = true, Undo = recorded.RecordFailure },
        // The disk comes first, so that the machine's first boot finds, formats and mounts it.
        new("ensure-data-disk", disk.EnsureReady) { Undo = disk.EnsureGone, MaxAttempts = 60 },
        new("ensure-machine", machine.EnsureRunning) { Undo = machine.EnsureGone, MaxAttempts = 60 },
        new("create-dns-entry", name.Ensure) { Undo = name.EnsureGone },
        new("record-running", recorded.RecordRunning) { IsLocal = true },
    ];
}
