using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Compute.Work;

/// <summary>Removes a machine.</summary>
internal sealed class RemoveMachineWorkflow(RoomSteps room, OutsideSteps outside, RecordedSteps recorded) : Workflow<MachineWork>
{
    public override string Name => "remove-machine";

    public override int Version => 2;

    public override Lane Lane => Lane.Interactive;

    public override IReadOnlyList<Step<MachineWork>> Steps { get; } =
    [
        new("remove-machine", outside.Remove) { MaxAttempts = int.MaxValue },
        new("release-room", room.Free) { MaxAttempts = int.MaxValue },
        new("record-removal", recorded.RecordRemoval) { IsLocal = true },
    ];
}
