namespace Stoa.Platform.Workflows.Engine;

/// <summary>The rules of a run's life, without database and clock: from where it stands and what a step answered to where it stands next.</summary>
internal static class Course
{
    private const string Exhausted = "attempts-exhausted";

    /// <summary>The move that a call of the present step makes.</summary>
    public static Move After(OwnedRun run, Performed call) => call switch
    {
        { Result: StepResult.Finished } => run.At.Failure is null ? Done(run, call) : Undone(run, call),
        { Result: StepResult.Postponed later } => Release(run, call, later.Delay, run.At with { Waiting = null, Reason = later.Reason, Percent = later.Percent }),
        { Result: StepResult.Waiting wait } => Release(run, call, wait.Timeout, run.At with { Waiting = wait.Signal, Reason = wait.Reason, Percent = wait.Percent }),
        { Result: StepResult.Stopped stop } => Failed(run, call, new StepError(stop.Code, stop.Detail, IsTransient: false)),
        _ => Failed(run, call, call.Error!),
    };

    /// <summary>The move of a run at whose position no step is left to call; null when one is.</summary>
    public static Move? AtEnd(OwnedRun run) => run.At.Step < 0 || run.At.Step >= run.Kind.Steps.Count
        ? new Move(run.Id, run.Fence, MoveKind.Finish, run.At)
        : null;

    /// <summary>Where a run stands whose end somebody wishes: before the undo of the last step that may have made something.</summary>
    public static Position Cancelled(OwnedRun run) => new(run.IsUntouched ? -1 : run.Kind.LastUndo(run.At.Step))
    {
        Failure = new RunFailure("cancelled", "Cancelled on request.", IsCancelled: true),
    };

    private static Move Done(OwnedRun run, Performed call)
    {
        var next = run.At.Step + 1;
        return Make(run, call, next < run.Kind.Steps.Count ? MoveKind.Keep : MoveKind.Finish, new Position(next)) with
        {
            History = Entry(run, call, HistoryOutcome.Done, null),
        };
    }

    private static Move Undone(OwnedRun run, Performed call)
    {
        var next = run.Kind.LastUndo(run.At.Step - 1);
        return Make(run, call, next >= 0 ? MoveKind.Keep : MoveKind.Finish, new Position(next) { Failure = run.At.Failure }) with
        {
            History = Entry(run, call, HistoryOutcome.Undone, null),
        };
    }

    private static Move Release(OwnedRun run, Performed call, TimeSpan delay, Position to) =>
        Make(run, call, MoveKind.Release, to with { Began = run.At.Began ?? call.Began }) with
        {
            Due = call.Ended + run.Ahead + delay,
            BeginsWait = to.Waiting is not null,
            // A step may look a thousand times; the history tells when the reason changed.
            History = to.Reason == run.At.Reason ? null : Entry(run, call, HistoryOutcome.Waiting, to.Reason),
        };

    private static Move Failed(OwnedRun run, Performed call, StepError error)
    {
        var step = run.Kind.Steps[run.At.Step];
        var failures = run.At.Attempts + 1;
        if (run.At.Failure is null && !error.IsTransient) return GiveUp(run, call, new RunFailure(error.Code, error.Detail, IsCancelled: false));
        if (run.At.Failure is null && failures >= step.MaxAttempts)
            return GiveUp(run, call, new RunFailure(Exhausted, $"{step.Name} failed {failures} times, at last: {error.Detail}", IsCancelled: false));
        var to = run.At with { Attempts = failures, Reason = error.Detail, Began = run.At.Began ?? call.Began };
        // The state of a failed call is forgotten, and so is that it took signals.
        return new Move(run.Id, run.Fence, MoveKind.Release, to)
        {
            Due = call.Ended + run.Ahead + step.Retry.After(failures, run.Id),
            History = Entry(run, call, HistoryOutcome.Failed, error.Detail),
        };
    }

    // The step that gave up is undone too: it may have made something before it failed.
    private static Move GiveUp(OwnedRun run, Performed call, RunFailure failure)
    {
        var undo = run.Kind.LastUndo(run.At.Step);
        return Make(run, call, undo >= 0 ? MoveKind.Keep : MoveKind.Finish, new Position(undo) { Failure = failure }) with
        {
            History = Entry(run, call, HistoryOutcome.GaveUp, failure.Detail),
        };
    }

    private static Move Make(OwnedRun run, Performed call, MoveKind kind, Position to) =>
        new(run.Id, run.Fence, kind, to) { Data = call.Data, Taken = call.Taken };

    private static HistoryEntry Entry(OwnedRun run, Performed call, HistoryOutcome outcome, string? reason) =>
        new(run.At.Step, outcome, run.At.Attempts + 1, reason, run.At.Began ?? call.Began, call.Ended);
}
