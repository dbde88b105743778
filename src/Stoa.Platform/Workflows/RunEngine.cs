using Stoa.Platform.Workflows.Engine;
using Stoa.Platform.Workflows.Engine.Statements;

namespace Stoa.Platform.Workflows;

/// <summary>
/// Does the steps of all workflows of this process. Several processes share the work: each claims runs that are due, keeps them
/// while their steps follow each other, and takes over what a dead one held.
/// </summary>
public sealed class RunEngine : IDisposable
{
    private readonly EngineParts parts;
    private readonly RunEngineOptions options;
    private readonly RecordingQueue queue;
    private readonly DueAlarm alarm;
    private readonly Lock gate = new();
    private Tenure? tenure;
    private int wanted;

    internal RunEngine(EngineParts parts, RunEngineOptions options)
    {
        (this.parts, this.options, queue) = (parts, options, parts.Queue);
        alarm = new DueAlarm(parts.Ledger.Clock, Nudge);
    }

    /// <summary>
    /// Does everything that is due by now, and what becomes due by that, then returns: for tests, which set
    /// <see cref="RunEngineOptions.RunsByItself"/> to false. One call at a time.
    /// </summary>
    public async Task Tick(CancellationToken cancel)
    {
        await Prepare(cancel);
        await parts.Worker.Beat(cancel);
        await parts.Worker.EndStaleLeases(cancel);
        await Sweep(cancel);
        do Nudge();
        while (await Drain(cancel));
    }

    /// <summary>Takes over from processes that are dead.</summary>
    internal async Task Sweep(CancellationToken cancel)
    {
        if (await parts.Sweep.Run(cancel) > 0) Nudge();
    }

    /// <summary>Makes the workflows known to the database.</summary>
    /// <exception cref="InvalidOperationException">A workflow was changed and not given a new version.</exception>
    internal Task Prepare(CancellationToken cancel) => parts.Ledger.Prepare(cancel);

    /// <summary>There may be something to claim.</summary>
    internal void Nudge()
    {
        Current()?.Slots.Stir();
        Volatile.Write(ref wanted, 1);
        queue.Nudge();
    }

    /// <summary>Records what waits to be recorded, and claims; again and again.</summary>
    internal async Task Record(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested) await Turn(await queue.Take(cancel), cancel);
    }

    public void Dispose() => alarm.Dispose();

    private async Task<bool> Drain(CancellationToken cancel)
    {
        var claimed = 0;
        do claimed += await Turn(await queue.Take(cancel), cancel);
        while (Current() is { IsIdle: false });
        return claimed > 0;
    }

    /// <summary>One commit.</summary>
    /// <returns>Number of runs that were claimed.</returns>
    private async Task<int> Turn(List<Recording> batch, CancellationToken cancel)
    {
        var current = Current();
        foreach (var late in batch.Where(r => r.Tenure != current)) late.Reply(RecordingAnswer.Refused);
        batch.RemoveAll(r => r.Tenure != current);
        if (current is null || current.IsOver) return 0;
        var quota = Wanted(current, batch);
        if (quota is null && batch.Count == 0) return 0;
        try
        {
            var answer = await parts.Ledger.Exchange(current, [.. batch.Select(r => r.Move)], quota, cancel);
            Settle(current, quota, answer);
            foreach (var recording in batch) Reply(recording, RecordingAnswer.To(recording.Move, answer));
            return answer.Claimed.Count;
        }
        catch (Exception lost) when (lost is UnknownOutcomeException or OperationCanceledException)
        {
            current.End();
            foreach (var recording in batch) recording.Reply(RecordingAnswer.Refused);
            return 0;
        }
    }

    // The worker changes its id when it lost its lease.
    private Tenure? Current()
    {
        lock (gate)
        {
            if (parts.Worker.IsRegistered && tenure?.Id != parts.Worker.Id) tenure = new Tenure(parts.Worker, options.MaxInHand);
            return tenure;
        }
    }

    private Quota? Wanted(Tenure current, List<Recording> batch)
    {
        if (Interlocked.Exchange(ref wanted, 0) == 0) return null;
        var quota = current.Slots.Reserve(freed: batch.Count(r => r.Move.Kind != MoveKind.Keep));
        if (quota is null) Volatile.Write(ref wanted, 1);
        return quota;
    }

    private void Settle(Tenure current, Quota? quota, ExchangeAnswer answer)
    {
        if (quota is null) return;
        foreach (var run in answer.Claimed) current.Take(run);
        var isMore = current.Slots.Settle(quota, answer.Claimed.Select(r => r.Kind.Lane)) || !answer.IsClaimAnswered;
        foreach (var run in answer.Claimed) _ = Drive(run, current);
        if (!isMore) return;
        Volatile.Write(ref wanted, 1);
        if (current.Slots.HasRoom) queue.Nudge();
    }

    private void Reply(Recording recording, RecordingAnswer answer)
    {
        if (recording.Move.Kind == MoveKind.Release && answer.Recorded is not null) alarm.Set(recording.Move.Due);
        // The end of one run makes the next one of its subject due.
        if (recording.Move.Kind == MoveKind.Finish && answer.Recorded is not null) Volatile.Write(ref wanted, 1);
        recording.Reply(answer);
    }

    private async Task Drive(OwnedRun run, Tenure current)
    {
        await Task.Yield();
        try
        {
            await parts.Driver.Drive(run, current);
        }
        finally
        {
            current.Drop(run);
            if (current.IsIdle || (Volatile.Read(ref wanted) == 1 && current.Slots.HasRoom)) queue.Nudge();
        }
    }
}
