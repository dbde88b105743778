using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Common;
using Stoa.Contracts.Fabric;
using Stoa.Platform.Http.Lists;

namespace Stoa.Cloud.Fabric.Hosts;

/// <summary><c>GET hosts</c>: all of them, by name.</summary>
internal sealed class ListHosts(FabricDesk desk, FabricOptions options, TimeProvider clock)
{
    public async Task<Ok<Page<HostView>>> Handle(Paging paging, CancellationToken cancel)
    {
        var after = paging.After<string>(out var name) ? name : "";
        var found = await desk.Do(store => store.Hosts(after, paging.Limit + 1, cancel), cancel);
        return TypedResults.Ok(paging.Page(found, host => host.Name).Select(host => host.View(clock.GetUtcNow(), options.Lease)));
    }
}
