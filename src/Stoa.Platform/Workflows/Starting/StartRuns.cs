using Npgsql;
using Stoa.Contracts.Workflows;

namespace Stoa.Platform.Workflows.Starting;

/// <summary>Starts runs in the caller's transaction. Their subjects are locked first, in a fixed order, until it ends.</summary>
internal sealed class StartRuns(StoreConnection store, DateTimeOffset now)
{
    /// <summary>In the order of the given ones.</summary>
    public async Task<IReadOnlyList<StartedRun>> Start(IReadOnlyList<NewRun> runs, CancellationToken cancel)
    {
        // One of each subject can be new; the others wait behind it.
        List<NewRun> first = [.. runs.DistinctBy(r => r.Subject)];
        var fresh = await store.Query([StartStatements.Lock(runs), StartStatements.Fresh(now, first)], cancel);
        var started = new List<StartedRun>(runs.Count);
        foreach (var run in runs)
            started.Add(fresh.Remove(run.Id.Value) ? new StartedRun(run.Id, StartOutcome.Started) : await StartBehind(run, cancel));
        return started;
    }

    private async Task<StartedRun> StartBehind(NewRun run, CancellationToken cancel)
    {
        while (true)
        {
            if (await One(StartStatements.Known(run), cancel) is { } known) return new StartedRun(known, StartOutcome.Repeated);
            // Each of these finds the active run gone when it has ended since: then the subject is free, or its next run is active.
            if (await Behind(run, cancel) is { } behind) return behind;
            if (await One(StartStatements.Fresh(now, [run]), cancel) is { } id) return new StartedRun(id, StartOutcome.Started);
        }
    }

    private async Task<StartedRun?> Behind(NewRun run, CancellationToken cancel) => run.Kind.WhenBusy switch
    {
        WhenBusy.Queue => Found(await One(StartStatements.Queue(now, run), cancel), StartOutcome.Queued),
        WhenBusy.Join => Found(await One(StartStatements.Join(run), cancel), StartOutcome.Joined),
        _ => Found(await One(StartStatements.Active(run), cancel), StartOutcome.Refused),
    };

    private static StartedRun? Found(RunId? id, StartOutcome outcome) => id is { } found ? new StartedRun(found, outcome) : null;

    private async Task<RunId?> One(NpgsqlBatchCommand command, CancellationToken cancel) =>
        await store.Query([command], cancel) is { Count: 1 } found ? new RunId(found.First()) : null;
}
