using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Cloud.Compute.Convergence;
using Stoa.Cloud.Compute.Storage;
using Stoa.Contracts.Compute;
using Stoa.Platform.Storage;

namespace Stoa.Cloud.Compute.Machines;

/// <summary>
/// <c>PUT machines/{key}</c>: a machine as asked. Where the record says that it is so already it is looked at before that is
/// believed: it may have ended by itself a moment ago, and whoever starts it then wants it to run.
/// </summary>
internal sealed class PutMachine(ComputeStore store, OperationContext operation, MachineObserver observer, EnsureMachine ensure)
{
    public async Task<Results<Ok<MachineView>, Accepted<MachineView>, ProblemHttpResult>> Handle(string key, MachineRequest request, CancellationToken cancel)
    {
        if (await IsRecordedSo(key, request.Power, cancel)) await observer.Look(operation.Tenant, key, cancel);
        await store.Begin(cancel);
        return await ensure.Handle(key, request, cancel);
    }

    private async Task<bool> IsRecordedSo(string key, MachineState power, CancellationToken cancel)
    {
        await using var transaction = await store.Begin(cancel);
        var recorded = await store.Find(key, cancel);
        store.ChangeTracker.Clear();
        return recorded is { IsUnwanted: false, InFlight: null } && recorded.Wanted == power;
    }
}
