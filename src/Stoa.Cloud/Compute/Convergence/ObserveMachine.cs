using Stoa.Cloud.Compute.Machines;
using Stoa.Cloud.Compute.Storage;
using Stoa.Cloud.Compute.Work;
using Stoa.Cloud.Providers;
using Stoa.Contracts.Compute;
using Stoa.Platform.Workflows;
using Found = Stoa.Cloud.Providers.Machine;
using Machine = Stoa.Cloud.Compute.Machines.Machine;

namespace Stoa.Cloud.Compute.Convergence;

/// <summary>
/// Looks at one machine where it is, and compares. A run that waits for it is told; what changed by itself is taken over; what is
/// there although it was removed (a command that was held up on its way made it again) is removed once more.
/// </summary>
internal sealed class ObserveMachine(ComputeStore store, CloudProviders providers, Runs runs, TimeProvider clock)
{
    public async Task Observe(string key, CancellationToken cancel)
    {
        if (await Recorded(key, cancel) is not { } before) return;
        var found = await providers[before.Provider].FindMachine(key, cancel);
        await using var transaction = await store.Begin(cancel);
        store.ChangeTracker.Clear();
        if (await store.Find(key, cancel) is not { } machine) return;
        await runs.Notice(store, key, OutsideSteps.Noticed, cancel);
        // What was found says nothing of a machine on which something began or ended meanwhile.
        if (machine.Version == before.Version && machine.InFlight is null) await Compare(machine, found, cancel);
        await store.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task<Machine?> Recorded(string key, CancellationToken cancel)
    {
        await using var transaction = await store.Begin(cancel);
        return await store.Find(key, cancel);
    }

    private async Task Compare(Machine machine, Found? found, CancellationToken cancel)
    {
        if (machine.State == MachineState.Gone && found is not null)
        {
            var work = new MachineWork { Provider = machine.Provider };
            await runs.Start<RemoveMachineWorkflow, MachineWork>(store, machine.Key, work, $"remove/{found.Id}", cancel);
        }
        else if (FoundMachine.Difference(machine.State, found?.State) is { } happened)
        {
            machine.Found(happened, FoundMachine.Told(happened));
            await store.Tell(machine, clock, cancel);
        }
    }
}
