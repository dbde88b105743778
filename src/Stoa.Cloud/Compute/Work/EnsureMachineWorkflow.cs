using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Compute.Work;

/// <summary>Makes a machine and brings its power where it is wanted.</summary>
internal sealed class EnsureMachineWorkflow(RoomSteps room, OutsideSteps outside, RecordedSteps recorded) : Workflow<MachineWork>
{
    private const int HoursOfAttempts = 60;

    public override string Name => "ensure-machine";

    public override int Version => 2;

    public override Lane Lane => Lane.Interactive;

    public override IReadOnlyList<Step<MachineWork>> Steps { get; } =
    [
        new("read-wish", recorded.ReadWish) { IsLocal = true, Undo = recorded.RecordFailure },
        new("claim-room", room.Claim) { Undo = room.Release, MaxAttempts = HoursOfAttempts },
        new("make-machine", outside.Make) { Undo = outside.Unmake, MaxAttempts = HoursOfAttempts },
        new("switch-power", outside.Switch),
        new("await-power", outside.AwaitPower),
        new("record-power", recorded.RecordPower) { IsLocal = true },
    ];
}
