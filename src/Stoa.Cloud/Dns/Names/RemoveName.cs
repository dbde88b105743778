using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Cloud.Dns.Answering;
using Stoa.Cloud.Dns.Storage;
using Stoa.Platform.Storage;

namespace Stoa.Cloud.Dns.Names;

/// <summary><c>DELETE names/{key}</c>: the name is free, and nothing comes any more under this key.</summary>
internal static class RemoveName
{
    public static async Task<NoContent> Handle(string key, DnsStore store, OperationContext operation, TimeProvider clock)
    {
        var name = await store.Find(operation.Tenant, key, CancellationToken.None);
        if (name is { IsGone: true }) return TypedResults.NoContent();
        if (name is null) store.Names.Add(Name.NeverToBe(operation.Tenant, key, clock.GetUtcNow()));
        else name.Remove(clock.GetUtcNow());
        store.WakeAfterCommit(ZoneKeeper.Changed);
        await store.SaveChangesAsync();
        return TypedResults.NoContent();
    }
}
