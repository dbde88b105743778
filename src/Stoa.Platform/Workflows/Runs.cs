using Stoa.Contracts.Workflows;
using Stoa.Platform.Hosting;
using Stoa.Platform.Storage;
using Stoa.Platform.Workflows.Kinds;
using Stoa.Platform.Workflows.Reading;
using Stoa.Platform.Workflows.Starting;

namespace Stoa.Platform.Workflows;

/// <summary>
/// Starts runs and tells them things, in the transaction of the component's store: what is rolled back was never started. Only
/// runs of the store's component and company are seen.
/// </summary>
public sealed class Runs
{
    private readonly WorkflowCatalog catalog;
    private readonly TimeProvider clock;

    internal Runs(WorkflowCatalog catalog, TimeProvider clock) => (this.catalog, this.clock) = (catalog, clock);

    /// <summary>Starts a run of the workflow on the subject.</summary>
    /// <param name="store">Its transaction has begun.</param>
    /// <param name="subject">What it works on: an external id. One run at a time works on it.</param>
    /// <param name="state">Given to the first step.</param>
    /// <param name="startedBy">Who or what wants it, such as a message's id: the same start twice is one.</param>
    /// <param name="cancel">Ends the attempt.</param>
    public Task<StartedRun> Start<TWorkflow, TState>(ComponentStore store, string subject, TState state, string startedBy, CancellationToken cancel)
        where TWorkflow : Workflow<TState>
        where TState : class => Start<TWorkflow, TState>(store, new RunStart<TState>(subject, state, startedBy), cancel);

    /// <summary>Starts a run that begins later or goes by another clock.</summary>
    public async Task<StartedRun> Start<TWorkflow, TState>(ComponentStore store, RunStart<TState> start, CancellationToken cancel)
        where TWorkflow : Workflow<TState>
        where TState : class => (await StartAll<TWorkflow, TState>(store, [start], cancel))[0];

    /// <summary>Starts many at once, in one trip to the database for those whose subjects are free.</summary>
    /// <returns>In the order of the given ones.</returns>
    public async Task<IReadOnlyList<StartedRun>> StartAll<TWorkflow, TState>(
        ComponentStore store, IReadOnlyList<RunStart<TState>> starts, CancellationToken cancel)
        where TWorkflow : Workflow<TState>
        where TState : class
    {
        if (starts.Count == 0) return [];
        var kind = (await catalog.Ready(cancel)).Of(typeof(TWorkflow));
        var now = clock.GetUtcNow();
        List<NewRun> runs = [.. starts.Select(s => NewRun.Of(kind, s, store.Operation, now))];
        var started = await new StartRuns(new StoreConnection(store), now).Start(runs, cancel);
        store.WakeAfterCommit(WakeSignal.Runs);
        foreach (var start in starts) store.ChangedAfterCommit(start.Subject);
        return started;
    }

    /// <summary>Tells a living run something. It is kept until a step waits for it.</summary>
    /// <param name="store">Its transaction has begun.</param>
    /// <param name="run">The run.</param>
    /// <param name="signal">What a step waits for.</param>
    /// <param name="payload">Written as JSON.</param>
    /// <param name="cancel">Ends the attempt.</param>
    /// <returns>False when the run has ended, or never was.</returns>
    public async Task<bool> Signal(ComponentStore store, RunId run, string signal, object? payload, CancellationToken cancel)
    {
        var told = await new StoreConnection(store).Query([TellRun.Signal(run, signal, payload, clock.GetUtcNow())], cancel);
        store.WakeAfterCommit(WakeSignal.Runs);
        return told.Count == 1;
    }

    /// <summary>Tells the run that is under way on the subject.</summary>
    /// <returns>False when there is none.</returns>
    public async Task<bool> Signal(ComponentStore store, string subject, string signal, object? payload, CancellationToken cancel) =>
        await Active(store, subject, cancel) is { } run && await Signal(store, run, signal, payload, cancel);

    /// <summary>
    /// Tells the run that is under way on the subject that there is something to look at. Of many that came before a step waited for
    /// them, it may get one only.
    /// </summary>
    /// <returns>False when there is none.</returns>
    public async Task<bool> Notice(ComponentStore store, string subject, string signal, CancellationToken cancel)
    {
        if (await Active(store, subject, cancel) is not { } run) return false;
        var told = await new StoreConnection(store).Query([TellRun.Notice(run, signal, clock.GetUtcNow())], cancel);
        store.WakeAfterCommit(WakeSignal.Runs);
        return told.Count == 1;
    }

    /// <summary>Wishes that the run ends and undoes what it made. A step that is being done is not interrupted.</summary>
    /// <returns>False when it has ended or is being undone already.</returns>
    public async Task<bool> Cancel(ComponentStore store, RunId run, CancellationToken cancel)
    {
        var told = await new StoreConnection(store).Query([TellRun.Cancel(run, clock.GetUtcNow())], cancel);
        store.WakeAfterCommit(WakeSignal.Runs);
        return told.Count == 1;
    }

    /// <summary>Wishes that the run that is under way on the subject ends.</summary>
    /// <returns>False when there is none, or it is being undone already.</returns>
    public async Task<bool> Cancel(ComponentStore store, string subject, CancellationToken cancel) =>
        await Active(store, subject, cancel) is { } run && await Cancel(store, run, cancel);

    /// <summary>The run with its steps; null when the company has no such run.</summary>
    public Task<RunView?> Read(ComponentStore store, RunId run, CancellationToken cancel) =>
        new ReadRun(new StoreConnection(store).Batch, catalog).ById(run, cancel);

    /// <summary>The run that is under way on the subject, or else the newest; null when there was none.</summary>
    public Task<RunView?> Read(ComponentStore store, string subject, CancellationToken cancel) =>
        new ReadRun(new StoreConnection(store).Batch, catalog).BySubject(store.Operation.Tenant, store.Component, subject, cancel);

    /// <summary>All runs of the subject with their steps, the newest first.</summary>
    /// <param name="store">Its transaction has begun.</param>
    /// <param name="subject">What they work on.</param>
    /// <param name="page">At which place to begin, null for the newest, and how many at most.</param>
    /// <param name="cancel">Ends the reading.</param>
    public Task<IReadOnlyList<PlacedRun>> History(ComponentStore store, string subject, (long? Before, int Most) page, CancellationToken cancel) =>
        new ReadRun(new StoreConnection(store).Batch, catalog)
            .History(new RunSubject(store.Operation.Tenant, store.Component, subject), page.Before, page.Most, cancel);

    /// <summary>The runs that wait for their turn on the subject, the next one first: id, and name of the workflow.</summary>
    public async Task<IReadOnlyList<(RunId Id, string Workflow)>> Queued(ComponentStore store, string subject, CancellationToken cancel)
    {
        await using var batch = new StoreConnection(store).Batch();
        batch.BatchCommands.Add(TellRun.QueuedOn(store.Operation.Tenant.Value, store.Component, subject));
        await using var rows = await batch.ExecuteReaderAsync(cancel);
        var queued = new List<(RunId, string)>();
        while (await rows.ReadAsync(cancel)) queued.Add((new RunId(rows.GetGuid(0)), rows.GetString(1)));
        return queued;
    }

    private static async Task<RunId?> Active(ComponentStore store, string subject, CancellationToken cancel)
    {
        var query = TellRun.ActiveOf(store.Operation.Tenant.Value, store.Component, subject);
        return await new StoreConnection(store).Query([query], cancel) is { Count: 1 } active ? new RunId(active.First()) : null;
    }
}
