using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Storage.Work;

/// <summary>Makes a disk.</summary>
internal sealed class EnsureDiskWorkflow(DiskSteps disk, RecordedSteps recorded) : Workflow<DiskWork>
{
    private const int HoursOfAttempts = 60;

    public override string Name => "ensure-disk";

    public override Lane Lane => Lane.Interactive;

    public override IReadOnlyList<Step<DiskWork>> Steps { get; } =
    [
        new("read-wish", recorded.Begin) { IsLocal = true, Undo = recorded.RecordFailure },
        new("make-disk", disk.Make) { Undo = disk.Unmake, MaxAttempts = HoursOfAttempts },
        new("record-ready", recorded.RecordReady) { IsLocal = true },
    ];
}
