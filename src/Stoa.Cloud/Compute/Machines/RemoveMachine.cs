using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Cloud.Compute.Storage;
using Stoa.Cloud.Compute.Work;
using Stoa.Cloud.Providers;
using Stoa.Contracts.Compute;
using Stoa.Platform.Storage;
using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Compute.Machines;

/// <summary><c>DELETE machines/{key}</c>: nothing is left, and nothing comes any more under this key.</summary>
internal sealed class RemoveMachine(ComputeStore store, Runs runs, OperationContext operation, DriverChoice driver, TimeProvider clock)
{
    public async Task<Results<NoContent, Accepted>> Handle(string key, CancellationToken cancel)
    {
        var machine = await store.Find(key, cancel);
        if (machine is { State: MachineState.Gone }) return TypedResults.NoContent();
        if (machine is null) store.Machines.Add(machine = Machine.NeverToBe(operation.Tenant, key, driver.Name));
        else if (machine.Unwant()) await runs.Cancel(store, key, cancel);
        else return TypedResults.Accepted(null as string);
        await store.Tell(machine, clock, cancel);
        await runs.Start<RemoveMachineWorkflow, MachineWork>(store, key, new MachineWork { Provider = machine.Provider }, "remove", cancel);
        return TypedResults.Accepted(null as string);
    }
}
