using Stoa.Contracts.Workflows;
using Stoa.Platform.Workflows.Engine;
using Stoa.Platform.Workflows.Kinds;

namespace Stoa.Platform.Workflows.Reading;

/// <summary>Makes the picture of a run out of where it stands and what happened. Pure.</summary>
internal static class DrawRun
{
    public static RunView Of(RunRow run, IReadOnlyList<StepShape> shapes, IReadOnlyList<StepRow> history)
    {
        var byStep = history.ToLookup(h => h.Step);
        List<StepView> steps = [.. shapes.Select((shape, index) => Step(run, shape, index, [.. byStep[index]]))];
        return new RunView(run.Id, run.Workflow, run.State, Percent(run, steps), run.Code, run.Detail, steps) { StartedAt = run.StartedAt };
    }

    private static StepView Step(RunRow run, StepShape shape, int index, StepRow[] history)
    {
        var here = run.State != RunState.Queued && run.At?.Step == index ? run.At : null;
        var state = here is null ? StateOf(history, run.At is null) : StateHere(here, history);
        var failures = history.Count(h => h.Outcome is HistoryOutcome.Failed or HistoryOutcome.GaveUp);
        return new StepView(
            shape.Name, state, state == StepState.Done ? 100 : here?.Percent,
            here?.Reason ?? history.LastOrDefault(h => h.Outcome == HistoryOutcome.GaveUp)?.Reason,
            here?.Attempts ?? failures, shape.MaxAttempts,
            here?.Began ?? (history.Length > 0 ? history.Min(h => h.Began) : null),
            state is StepState.Done or StepState.Undone or StepState.Failed ? history[^1].Ended : null);
    }

    private static StepState StateHere(Position here, StepRow[] history)
    {
        if (here.Failure is not null) return StepState.Undoing;
        var isWaiting = here.Waiting is not null || (here.Reason is not null && history is [.., { Outcome: HistoryOutcome.Waiting }]);
        return isWaiting ? StepState.Waiting : StepState.Active;
    }

    // A step that gave up shows so even when what it left is removed: that is what people look for.
    private static StepState StateOf(StepRow[] history, bool isOver)
    {
        if (history.Any(h => h.Outcome == HistoryOutcome.GaveUp)) return StepState.Failed;
        if (history.Any(h => h.Outcome == HistoryOutcome.Undone)) return StepState.Undone;
        if (history.Any(h => h.Outcome == HistoryOutcome.Done)) return StepState.Done;
        return history.Length > 0 && isOver ? StepState.Undone : StepState.Ahead;
    }

    private static int Percent(RunRow run, List<StepView> steps)
    {
        if (run.State == RunState.Succeeded) return 100;
        var done = steps.Sum(s => s.State == StepState.Done ? 100 : s.State is StepState.Active or StepState.Waiting ? s.Percent ?? 0 : 0);
        return done / steps.Count;
    }
}
