using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Fabric;
using Stoa.Platform.Http;

namespace Stoa.Cloud.Fabric.Hosts;

/// <summary><c>PUT hosts/{name}</c>: closes a host to further machines, or opens it.</summary>
internal sealed class SetHost(FabricDesk desk, FabricOptions options, TimeProvider clock)
{
    public Task<Results<Ok<HostView>, ProblemHttpResult>> Handle(string name, HostSetting setting, CancellationToken cancel) =>
        desk.Do<Results<Ok<HostView>, ProblemHttpResult>>(async store =>
        {
            if (await store.Host(name, cancel) is not { } host) return Problems.NotFound("host");
            host.IsClosed = setting.IsClosed;
            await store.SaveChangesAsync(cancel);
            return TypedResults.Ok(host.View(clock.GetUtcNow(), options.Lease));
        }, cancel);
}
