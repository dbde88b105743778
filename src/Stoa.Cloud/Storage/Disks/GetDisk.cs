using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Cloud.Storage.Storage;
using Stoa.Contracts.Storage;
using Stoa.Platform.Http;
using Stoa.Platform.Workflows;
using Microsoft.AspNetCore.Http;

namespace Stoa.Cloud.Storage.Disks;

/// <summary><c>GET disks/{key}</c>: what is, and what is waited for.</summary>
internal static class GetDisk
{
    public static async Task<Results<Ok<DiskView>, ProblemHttpResult>> Handle(string key, StorageStore store, Runs runs, CancellationToken cancel)
    {
        if (await store.Find(key, cancel) is not { } disk) return Problems.NotFound("disk");
        var run = disk.State is DiskState.Allocated or DiskState.Expunging ? await runs.Read(store, key, cancel) : null;
        return TypedResults.Ok(disk.View(run?.Steps.FirstOrDefault(step => step.Reason is not null && step.Ended is null)?.Reason));
    }
}
