using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Compute.Work;

/// <summary>Restarts a machine once. Which boot it had before is kept first, so that a repetition does not restart it again.</summary>
internal sealed class RebootMachineWorkflow(OutsideSteps outside, RecordedSteps recorded) : Workflow<MachineWork>
{
    public override string Name => "reboot-machine";

    public override Lane Lane => Lane.Interactive;

    public override IReadOnlyList<Step<MachineWork>> Steps { get; } =
    [
        new("read-wish", recorded.ReadWish) { IsLocal = true, Undo = recorded.RecordFailure },
        new("read-boot", outside.ReadBoot),
        new("restart", outside.Restart),
        new("await-power", outside.AwaitPower),
        new("record-reboot", recorded.RecordReboot) { IsLocal = true },
    ];
}
