using Stoa.Cloud.Storage.Storage;
using Stoa.Contracts.Storage;
using Stoa.Platform.Workflows;
using Disk = Stoa.Cloud.Storage.Disks.Disk;

namespace Stoa.Cloud.Storage.Work;

/// <summary>The local steps of a disk's runs: what came of it is recorded and told.</summary>
internal sealed class RecordedSteps(StorageStore store, TimeProvider clock)
{
    /// <summary>Whether it is still wanted; undone, that it could not be made.</summary>
    public async Task<StepResult> Begin(StepContext<DiskWork> step, CancellationToken cancel) =>
        (await Find(step, cancel)).IsUnwanted ? StepResult.Stop(StorageProblems.Removed.Type, "The disk is to be removed.") : StepResult.Done;

    /// <summary>The run gave up. When the disk is to be removed that does not matter any more.</summary>
    public async Task<StepResult> RecordFailure(StepContext<DiskWork> step, CancellationToken cancel)
    {
        var disk = await Find(step, cancel);
        if (disk.State != DiskState.Allocated) return StepResult.Done;
        disk.GaveUp(step.Failure!.Code, step.Failure.Detail);
        return await Told(disk, cancel);
    }

    public async Task<StepResult> RecordReady(StepContext<DiskWork> step, CancellationToken cancel)
    {
        var disk = await Find(step, cancel);
        disk.IsMade();
        return await Told(disk, cancel);
    }

    public async Task<StepResult> RecordRemoval(StepContext<DiskWork> step, CancellationToken cancel)
    {
        var disk = await Find(step, cancel);
        disk.Removed(step.Now);
        return await Told(disk, cancel);
    }

    private async Task<Disk> Find(StepContext<DiskWork> step, CancellationToken cancel) =>
        await store.Find(step.Subject, cancel) ?? throw new InvalidOperationException($"The disk {step.Subject} of the run {step.Run} is not on record.");

    private async Task<StepResult> Told(Disk disk, CancellationToken cancel)
    {
        await store.Tell(disk, clock, cancel);
        return StepResult.Done;
    }
}
