using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Storage.Work;

/// <summary>Removes a disk.</summary>
internal sealed class RemoveDiskWorkflow(DiskSteps disk, RecordedSteps recorded) : Workflow<DiskWork>
{
    public override string Name => "remove-disk";

    public override Lane Lane => Lane.Interactive;

    public override IReadOnlyList<Step<DiskWork>> Steps { get; } =
    [
        new("remove-disk", disk.Remove) { MaxAttempts = int.MaxValue },
        new("record-removal", recorded.RecordRemoval) { IsLocal = true },
    ];
}
