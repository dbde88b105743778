using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Cloud.Fabric.Storage;
using Stoa.Cloud.Providers;
using Stoa.Platform.Http;

namespace Stoa.Cloud.Fabric.Claims;

/// <summary><c>DELETE claims/{key}</c>: the room is free, and nothing is claimed any more under this key.</summary>
internal sealed class ReleaseRoom(FabricDesk desk, TimeProvider clock)
{
    public async Task<Results<NoContent, ProblemHttpResult>> Handle(string key, CancellationToken cancel)
    {
        var faults = new Faults().Require(ProviderKey.IsValid(key), "path/key", ProviderKey.Rule);
        if (faults.Any) return faults.Refuse();
        return await desk.Do(async store =>
        {
            await Release(store, key, cancel);
            return TypedResults.NoContent();
        }, cancel);
    }

    private async Task Release(FabricStore store, string key, CancellationToken cancel)
    {
        var quota = await store.LockQuota(desk.Asking, cancel);
        var claim = await store.Claim(desk.Asking, key, cancel);
        if (claim is { ReleasedAt: not null }) return;
        if (claim is null) store.Claims.Add(Claim.NeverToBe(desk.Asking, key, clock.GetUtcNow()));
        else
        {
            claim.Release(clock.GetUtcNow());
            quota.GiveBack(claim.Room);
            await store.GiveBack(claim.Host!, claim.Room, cancel);
        }

        await store.SaveChangesAsync(cancel);
    }
}
