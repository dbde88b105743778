using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Fabric;
using Stoa.Platform.Http;
using Stoa.Platform.Operations.Acts;

namespace Stoa.Cloud.Fabric.Hosts;

/// <summary><c>PUT hosts/{name}</c>: closes a host to further machines, or opens it. Noted as an operator's act where it changes something.</summary>
internal sealed class SetHost(FabricDesk desk, FabricOptions options, OperatorName operatorName, TimeProvider clock)
{
    public async Task<Results<Ok<HostView>, ProblemHttpResult>> Handle(string name, HostSetting setting, CancellationToken cancel)
    {
        var who = await operatorName.Told(cancel);
        return await desk.Do<Results<Ok<HostView>, ProblemHttpResult>>(async store =>
        {
            if (await store.LockHost(name, cancel) is not { } host) return Problems.NotFound("host");
            var now = clock.GetUtcNow();
            if (host.IsClosed != setting.IsClosed)
            {
                host.IsClosed = setting.IsClosed;
                await store.SaveChangesAsync(cancel);
                await store.Note(new Act(setting.IsClosed ? "close-host" : "open-host", who, host.Name, $"{host.Machines} machines on it", now), cancel);
            }

            return TypedResults.Ok(host.View(now, options.Lease));
        }, cancel);
    }
}
