using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Cloud.Compute.Storage;
using Stoa.Cloud.Compute.Work;
using Stoa.Cloud.Providers;
using Stoa.Contracts.Compute;
using Stoa.Platform.Http;
using Stoa.Platform.Storage;
using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Compute.Machines;

/// <summary>A machine as asked, made or switched where it is recorded otherwise. Asked again, nothing happens.</summary>
internal sealed class EnsureMachine(ComputeStore store, Runs runs, OperationContext operation, DriverChoice driver, TimeProvider clock)
{
    public async Task<Results<Ok<MachineView>, Accepted<MachineView>, ProblemHttpResult>> Handle(
        string key, MachineRequest request, CancellationToken cancel)
    {
        var faults = MachineRequestFaults.Find(key, request);
        if (faults.Any) return faults.Refuse();
        if (await store.Find(key, cancel) is not { } machine) return await Make(key, request, cancel);
        if (machine.IsUnwanted) return Problems.Of(ComputeProblems.Removed);
        if (!machine.IsAs(request)) return Problems.Of(ComputeProblems.Differs);
        if (machine.State != MachineState.Error && machine.Want(request.Power)) await Begin(machine, request, cancel);
        return Answer(machine);
    }

    private async Task<Accepted<MachineView>> Make(string key, MachineRequest request, CancellationToken cancel)
    {
        var machine = Machine.Asked(operation.Tenant, key, driver.Name, request);
        store.Machines.Add(machine);
        await Begin(machine, request, cancel);
        return TypedResults.Accepted(Address(key), machine.View());
    }

    private async Task Begin(Machine machine, MachineRequest request, CancellationToken cancel)
    {
        await store.Tell(machine, clock, cancel);
        await runs.Start<EnsureMachineWorkflow, MachineWork>(
            store, machine.Key, new MachineWork { Provider = machine.Provider, Reservation = request.Reservation }, $"ensure/{machine.Version}", cancel);
    }

    private static Results<Ok<MachineView>, Accepted<MachineView>, ProblemHttpResult> Answer(Machine machine) =>
        machine.InFlight is null ? TypedResults.Ok(machine.View()) : TypedResults.Accepted(Address(machine.Key), machine.View());

    private static string Address(string key) => $"/api/compute/machines/{key}";
}
