using System.Collections.Concurrent;
using Stoa.Platform.Hosting;

namespace Stoa.Platform.Workflows.Engine;

/// <summary>
/// What is done under one id of this process's worker. When the lease is lost, or when it is not known whether a write took effect,
/// everything in hand is dropped and the process goes on under the next id: what was in hand is claimed again by whoever is free.
/// </summary>
internal sealed class Tenure(Worker worker, int capacity)
{
    // By claim, not by run: a run may be lost and claimed again while a late step of the first claim is still at work.
    private readonly ConcurrentDictionary<OwnedRun, bool> inHand = new();

    /// <summary>The owner that claims and writes name.</summary>
    public Guid Id { get; } = worker.Id;

    public LaneSlots Slots { get; } = new(capacity);

    /// <summary>Cancels the steps in hand.</summary>
    public CancellationToken Token { get; } = worker.Lost;

    public bool IsOver => Token.IsCancellationRequested;

    public bool IsIdle => inHand.IsEmpty;

    public void Take(OwnedRun run) => inHand[run] = true;

    public void Drop(OwnedRun run)
    {
        if (inHand.TryRemove(run, out _)) Slots.Free(run.Kind.Lane);
    }

    public void End() => worker.Abandon(Id);
}
