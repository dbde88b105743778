using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Cloud.Compute.Storage;
using Stoa.Contracts.Compute;
using Stoa.Platform.Http;
using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Compute.Machines;

/// <summary><c>GET machines/{key}</c>: what is, what is in flight, and what that waits for.</summary>
internal static class GetMachine
{
    public static async Task<Results<Ok<MachineView>, ProblemHttpResult>> Handle(string key, ComputeStore store, Runs runs, CancellationToken cancel)
    {
        if (await store.Find(key, cancel) is not { } machine) return Problems.NotFound("machine");
        var run = machine.InFlight is null ? null : await runs.Read(store, key, cancel);
        return TypedResults.Ok(machine.View(run?.Steps.FirstOrDefault(step => step.Reason is not null && step.Ended is null)?.Reason));
    }
}
