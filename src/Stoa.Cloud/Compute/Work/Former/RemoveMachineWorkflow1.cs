using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Compute.Work.Former;

/// <summary><see cref="RemoveMachineWorkflow"/> before room was claimed: runs that were begun so end so.</summary>
internal sealed class RemoveMachineWorkflow1(OutsideSteps outside, RecordedSteps recorded) : Workflow<MachineWork>
{
    public override string Name => "remove-machine";

    public override Lane Lane => Lane.Interactive;

    public override IReadOnlyList<Step<MachineWork>> Steps { get; } =
    [
        new("remove-machine", outside.Remove) { MaxAttempts = int.MaxValue },
        new("record-removal", recorded.RecordRemoval) { IsLocal = true },
    ];
}
