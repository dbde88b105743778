using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Compute.Work;

/// <summary>Removes a machine.</summary>
internal sealed class RemoveMachineWorkflow(OutsideSteps outside, RecordedSteps recorded) : Workflow<MachineWork>
{
    public override string Name => "remove-machine";

    public override Lane Lane => Lane.Interactive;

    public override IReadOnlyList<Step<MachineWork>> Steps { get; } =
    [
        new("remove-machine", outside.Remove) { MaxAttempts = int.MaxValue },
        new("record-removal", recorded.RecordRemoval) { IsLocal = true },
    ];
}
