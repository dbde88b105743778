using Stoa.Contracts.Common;
using Stoa.Contracts.Storage;
using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Deployer.Work;

/// <summary>The steps that ask storage for the data disk, where the plan has one, and wait to be told.</summary>
internal sealed class DiskSteps(StorageClient storage)
{
    /// <summary>What is signalled when storage says that the disk changed.</summary>
    public const string Changed = "disk-changed";

    // The signal may be lost with a process, and what storage waits for is shown here too: so look now and then.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    public async Task<StepResult> EnsureReady(StepContext<DeploymentWork> step, CancellationToken cancel)
    {
        if (step.State.DataDisk is not { } key) return StepResult.Done;
        try
        {
            var disk = await storage.Ensure(key, new DiskRequest(step.State.Machine.Size.DataDiskGiB), cancel);
            // Asked for it, storage tells what it waits for.
            return Judge(disk.State == DiskState.Allocated ? await storage.Find(key, cancel) ?? disk : disk);
        }
        catch (ProblemException refused) when (refused.Problem is { Status: 409, Type: not "stoa:changed-meanwhile" })
        {
            return StepResult.Stop(refused.Problem.Type, refused.Problem.Detail ?? refused.Problem.Title);
        }
    }

    public async Task<StepResult> EnsureGone(StepContext<DeploymentWork> step, CancellationToken cancel)
    {
        if (step.State.DataDisk is not { } key) return StepResult.Done;
        await storage.EnsureGone(key, cancel);
        var disk = await storage.Find(key, cancel);
        return disk is null or { State: DiskState.Gone } ? StepResult.Done : Waiting(disk, "The data disk is being removed.");
    }

    private static StepResult Judge(DiskView disk) => disk.State switch
    {
        DiskState.Ready => StepResult.Done,
        DiskState.Allocated => Waiting(disk, "The data disk is being made."),
        _ => StepResult.Stop(disk.Code ?? "deployer:disk-not-ready", disk.Reason ?? $"The data disk is {disk.State}."),
    };

    private static StepResult Waiting(DiskView disk, string otherwise) => StepResult.Wait(Changed, Look, disk.Reason ?? otherwise);
}
