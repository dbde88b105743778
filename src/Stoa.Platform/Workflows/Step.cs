namespace Stoa.Platform.Workflows;

/// <summary>
/// One step. It is an <i>ensure</i>, keyed by an id of ours: after a crash it is done again, so doing it twice must be as good as
/// once.
/// </summary>
/// <param name="Name">Lower-case words with dashes: <c>ensure-machine</c>.</param>
/// <param name="Do">Does it, or looks how far it has come.</param>
public sealed record Step<TState>(string Name, Func<StepContext<TState>, CancellationToken, Task<StepResult>> Do) where TState : class
{
    /// <summary>
    /// Ensures that nothing of the step is left. Called last step first when a later one gave up or the run was cancelled, for the
    /// step that gave up too, which may have done nothing. Retried for ever.
    /// </summary>
    public Func<StepContext<TState>, CancellationToken, Task<StepResult>>? Undo { get; init; }

    /// <summary>An exception is an attempt; waiting is none. After so many the run gives up.</summary>
    public int MaxAttempts { get; init; } = 20;

    /// <summary>
    /// True when the step writes its component's rows: they, its messages and the progress of the run are one transaction of the
    /// component's store, begun before <see cref="Do"/>. Such a step calls nothing outside. Every other step writes no rows.
    /// </summary>
    public bool IsLocal { get; init; }

    /// <summary>How long until the next attempt.</summary>
    public RetryDelay Retry { get; init; } = RetryDelay.Standard;

    /// <summary>An attempt that takes longer is cancelled and counts as failed.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);
}
