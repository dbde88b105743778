namespace Stoa.Platform.Workflows;

/// <summary>How a step ended, this time.</summary>
public abstract record StepResult
{
    private StepResult()
    {
    }

    /// <summary>The step is done; the state is kept and the next one begins.</summary>
    public static StepResult Done { get; } = new Finished();

    /// <summary>Not yet: look again after the delay, or at once when a signal comes.</summary>
    /// <param name="delay">By the run's clock.</param>
    /// <param name="reason">What is waited for, shown to whoever waits.</param>
    /// <param name="percent">0 to 100 of this step, where it can tell.</param>
    public static StepResult Later(TimeSpan delay, string reason, int? percent = null) => new Postponed(delay, reason, percent);

    /// <summary>Not until the signal comes. One that is there already, and that no wait of this run has taken, counts.</summary>
    /// <param name="signal">Its name.</param>
    /// <param name="timeout">Then the step is called again with <see cref="StepContext{TState}.IsTimedOut"/>.</param>
    /// <param name="reason">What is waited for, shown to whoever waits.</param>
    /// <param name="percent">0 to 100 of this step, where it can tell.</param>
    public static StepResult Wait(string signal, TimeSpan timeout, string reason, int? percent = null) =>
        new Waiting(signal, timeout, reason, percent);

    /// <summary>No attempt can help: the run gives up and undoes what it has made.</summary>
    /// <param name="code">For programs, stable: <c>compute:quota-exceeded</c>.</param>
    /// <param name="detail">For people: what, why, what to do.</param>
    public static StepResult Stop(string code, string detail) => new Stopped(code, detail);

    internal sealed record Finished : StepResult;

    internal sealed record Postponed(TimeSpan Delay, string Reason, int? Percent) : StepResult;

    internal sealed record Waiting(string Signal, TimeSpan Timeout, string Reason, int? Percent) : StepResult;

    internal sealed record Stopped(string Code, string Detail) : StepResult;
}
