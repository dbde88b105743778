using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Cloud.Compute.Storage;
using Stoa.Cloud.Compute.Work;
using Stoa.Contracts.Compute;
using Stoa.Platform.Http;
using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Compute.Machines;

/// <summary><c>POST machines/{key}/reboot</c>: one restart for each idempotency key.</summary>
internal sealed class RebootMachine(ComputeStore store, Runs runs, TimeProvider clock)
{
    public async Task<Results<Accepted<MachineView>, ProblemHttpResult>> Handle(string key, CancellationToken cancel)
    {
        if (await store.Find(key, cancel) is not { IsUnwanted: false } machine) return Problems.NotFound("machine");
        if (machine.State != MachineState.Running || machine.InFlight is not (null or MachineActivity.Rebooting)) return Problems.Of(ComputeProblems.NotRunning);
        machine.WantReboot();
        await store.Tell(machine, clock, cancel);
        var work = new MachineWork { Provider = machine.Provider, Reboot = machine.RebootsAsked };
        await runs.Start<RebootMachineWorkflow, MachineWork>(store, key, work, $"reboot/{machine.RebootsAsked}", cancel);
        return TypedResults.Accepted($"/api/compute/machines/{key}", machine.View());
    }
}
