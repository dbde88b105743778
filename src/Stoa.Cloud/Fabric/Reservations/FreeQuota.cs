using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Cloud.Providers;
using Stoa.Platform.Http;

namespace Stoa.Cloud.Fabric.Reservations;

/// <summary><c>DELETE reservations/{key}</c>: the quota is not kept any more. What the machine has claimed meanwhile stays.</summary>
internal sealed class FreeQuota(FabricDesk desk)
{
    public async Task<Results<NoContent, ProblemHttpResult>> Handle(string key, CancellationToken cancel)
    {
        var faults = new Faults().Require(ProviderKey.IsValid(key), "path/key", ProviderKey.Rule);
        if (faults.Any) return faults.Refuse();
        return await desk.Do(async store =>
        {
            await store.LockQuota(desk.Asking, cancel);
            await store.Drop(desk.Asking, key, cancel);
            return TypedResults.NoContent();
        }, cancel);
    }
}
