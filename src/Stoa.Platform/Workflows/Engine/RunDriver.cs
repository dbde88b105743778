using Microsoft.Extensions.Logging;
using Stoa.Contracts.Workflows;
using Stoa.Platform.Hosting;
using Stoa.Platform.Workflows.Engine.Statements;

namespace Stoa.Platform.Workflows.Engine;

/// <summary>Leads one claimed run from step to step, until it waits, ends or is lost.</summary>
internal sealed class RunDriver(StepRunner runner, RecordingQueue queue, Ledger ledger, WakeSignal wake, ILogger<RunDriver> log)
{
    /// <summary>Returns when the run is no longer in hand.</summary>
    public async Task Drive(OwnedRun run, Tenure tenure)
    {
        try
        {
            while (await GoOn(run, tenure))
            {
            }
        }
        catch (OperationCanceledException) when (tenure.IsOver)
        {
            // The tenure was lost or ends: the run is claimed again, from its last recorded step.
        }
        catch (RefusedException)
        {
            log.LogWarning("{Run} was taken over: a late step of this process was refused", RunId.From(run.Id));
        }
        catch (UnknownOutcomeException unknown)
        {
            log.LogWarning(unknown, "It is not known whether a step of {Run} was recorded: this worker starts anew", RunId.From(run.Id));
            tenure.End();
        }
        catch (Exception bug)
        {
            // The run would stay in hand for as long as this process lives: give up the lease, so that it is claimed again.
            log.LogCritical(bug, "The engine failed at {Run}: this worker starts anew", RunId.From(run.Id));
            tenure.End();
            throw;
        }
    }

    private async Task<bool> GoOn(OwnedRun run, Tenure tenure)
    {
        if (run.IsCancelRequested && run.At.Failure is null) run.At = Course.Cancelled(run);
        var taken = Course.AtEnd(run) is { } end ? new StepTaken(end, null) : await runner.Take(run, tenure);
        var (move, recorded) = taken.Recorded is { } already ? (taken.Move, already) : await Record(run, taken.Move, tenure);
        wake.Changed(run.Subject);
        if (move.Kind != MoveKind.Keep) return false;
        run.At = move.To;
        run.Data = move.Data ?? run.Data;
        run.IsCancelRequested = recorded.IsCancelRequested;
        run.Inbox = recorded.Inbox;
        return true;
    }

    private async Task<(Move Move, Recorded Recorded)> Record(OwnedRun run, Move move, Tenure tenure)
    {
        var answer = await Submit(move, tenure);
        while (true)
        {
            if (answer.Recorded is { } recorded) return (move, recorded);
            if (answer.Failed is { IsTransient: true }) answer = await Again(move, tenure);
            else if (answer.Failed is { } refused) answer = await Submit(move = Unrecordable(run, refused), tenure);
            // Somebody cancelled the run in its last step: that step is recorded, and then undone with the others.
            else if (move is { Kind: MoveKind.Finish, To.Failure: null }) answer = await Submit(move = move with { Kind = MoveKind.Keep }, tenure);
            else throw new RefusedException();
        }
    }

    private Task<RecordingAnswer> Submit(Move move, Tenure tenure)
    {
        var recording = new Recording(tenure, move);
        queue.Add(recording);
        return recording.Answer;
    }

    // Apart from the others, whom it would only hold up.
    private async Task<RecordingAnswer> Again(Move move, Tenure tenure)
    {
        await ledger.Pause(tenure.Token);
        return RecordingAnswer.To(move, await ledger.Exchange(tenure, [move], null, CancellationToken.None));
    }

    private Move Unrecordable(OwnedRun run, FailedWrite refused)
    {
        log.LogError("A step of {Run} cannot be recorded: {Reason}", RunId.From(run.Id), refused.Reason);
        run.State = null;
        var now = ledger.Clock.GetUtcNow();
        return Course.After(run, new Performed(null, new StepError("unrecordable", "What the step made cannot be stored.", IsTransient: true), now, now));
    }
}
