using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Cloud.Storage.Storage;
using Stoa.Cloud.Storage.Work;
using Stoa.Contracts.Storage;
using Stoa.Platform.Storage;
using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Storage.Disks;

/// <summary><c>DELETE disks/{key}</c>: nothing is left, and nothing comes any more under this key.</summary>
internal sealed class RemoveDisk(StorageStore store, Runs runs, OperationContext operation, DiskDriver driver, TimeProvider clock)
{
    public async Task<Results<NoContent, Accepted>> Handle(string key, CancellationToken cancel)
    {
        var disk = await store.Find(key, cancel);
        if (disk is { State: DiskState.Gone }) return TypedResults.NoContent();
        if (disk is { State: DiskState.Expunging }) return TypedResults.Accepted(null as string);
        if (disk is null) store.Disks.Add(disk = Disk.Asked(operation.Tenant, key, driver.Name, sizeGiB: 0));
        else await runs.Cancel(store, key, cancel);
        disk.Unwant();
        await store.Tell(disk, clock, cancel);
        await runs.Start<RemoveDiskWorkflow, DiskWork>(store, key, DiskWork.For(disk), "remove", cancel);
        return TypedResults.Accepted(null as string);
    }
}
