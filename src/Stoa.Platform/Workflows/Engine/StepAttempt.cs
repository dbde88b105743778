using Stoa.Contracts.Workflows;

namespace Stoa.Platform.Workflows.Engine;

/// <summary>One call of a step: gives it what it may see, and reads off what it did.</summary>
internal sealed class StepAttempt(OwnedRun run, IServiceProvider scope, TimeProvider clock)
{
    private readonly DateTimeOffset began = clock.GetUtcNow();

    public OwnedRun Run => run;

    public IServiceProvider Scope => scope;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Calls the step, or its undo.</summary>
    public async Task<Move> Perform(CancellationToken cancel)
    {
        ReceivedSignal[] signals = run.At.Waiting is { } awaited ? [.. run.Inbox.Where(s => s.Name == awaited)] : [];
        var call = new StepCall(RunId.From(run.Id), run.Tenant, run.Subject, run.At.Attempts + 1, began + run.Ahead)
        {
            Signals = signals,
            IsTimedOut = run.At.Waiting is not null && signals.Length == 0,
            Failure = run.At.Failure,
        };
        var state = run.Load();
        var result = await run.Kind.Perform(scope, run.At.Step, call, state, cancel);
        var data = run.Kind.Write(state);
        return Course.After(run, new Performed(result, null, began, clock.GetUtcNow())
        {
            Data = data == run.Data ? null : data,
            Taken = signals.Length == 0 ? [] : [.. signals.Select(s => s.Id)],
        });
    }

    /// <summary>The move that a call makes that threw.</summary>
    public Move Failed(StepError error) => Course.After(run, new Performed(null, error, began, clock.GetUtcNow()));
}
