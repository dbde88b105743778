using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Compute.Work.Former;

/// <summary><see cref="EnsureMachineWorkflow"/> before room was claimed: runs that were begun so end so.</summary>
internal sealed class EnsureMachineWorkflow1(OutsideSteps outside, RecordedSteps recorded) : Workflow<MachineWork>
{
    private const int HoursOfAttempts = 60;

    public override string Name => "ensure-machine";

    public override Lane Lane => Lane.Interactive;

    public override IReadOnlyList<Step<MachineWork>> Steps { get; } =
    [
        new("read-wish", recorded.ReadWish) { IsLocal = true, Undo = recorded.RecordFailure },
        new("make-machine", outside.Make) { Undo = outside.Unmake, MaxAttempts = HoursOfAttempts },
        new("switch-power", outside.Switch),
        new("await-power", outside.AwaitPower),
        new("record-power", recorded.RecordPower) { IsLocal = true },
    ];
}
