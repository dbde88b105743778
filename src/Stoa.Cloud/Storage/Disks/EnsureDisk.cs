using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Cloud.Storage.Storage;
using Stoa.Cloud.Storage.Work;
using Stoa.Contracts.Storage;
using Stoa.Platform.Http;
using Stoa.Platform.Storage;
using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Storage.Disks;

/// <summary><c>PUT disks/{key}</c>: a disk as asked, made where it is not there yet. Asked again, nothing happens.</summary>
internal sealed class EnsureDisk(StorageStore store, Runs runs, OperationContext operation, DiskDriver driver, TimeProvider clock)
{
    public async Task<Results<Ok<DiskView>, Accepted<DiskView>, ProblemHttpResult>> Handle(string key, DiskRequest request, CancellationToken cancel)
    {
        var faults = DiskRequestFaults.Find(key, request);
        if (faults.Any) return faults.Refuse();
        if (await store.Find(key, cancel) is not { } disk) return await Make(key, request, cancel);
        if (disk.IsUnwanted) return Problems.Of(StorageProblems.Removed);
        if (disk.SizeGiB != request.SizeGiB) return Problems.Of(StorageProblems.Differs);
        return disk.State == DiskState.Allocated ? TypedResults.Accepted(Address(key), disk.View()) : TypedResults.Ok(disk.View());
    }

    private async Task<Accepted<DiskView>> Make(string key, DiskRequest request, CancellationToken cancel)
    {
        var disk = Disk.Asked(operation.Tenant, key, driver.Name, request.SizeGiB);
        store.Disks.Add(disk);
        await store.Tell(disk, clock, cancel);
        await runs.Start<EnsureDiskWorkflow, DiskWork>(store, key, DiskWork.For(disk), "ensure", cancel);
        return TypedResults.Accepted(Address(key), disk.View());
    }

    private static string Address(string key) => $"/api/storage/disks/{key}";
}
