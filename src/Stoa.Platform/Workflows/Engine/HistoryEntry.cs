namespace Stoa.Platform.Workflows.Engine;

/// <summary>What happened to a step. Names are stored.</summary>
internal enum HistoryOutcome
{
    Done,

    /// <summary>It began to wait, or for something else than before.</summary>
    Waiting,

    /// <summary>An attempt failed; others follow.</summary>
    Failed,

    /// <summary>The run gives up at this step.</summary>
    GaveUp,

    Undone,
}

/// <param name="Step">Index of the step.</param>
/// <param name="Outcome">What happened.</param>
/// <param name="Attempt">1 for the first.</param>
/// <param name="Reason">Why, unless it is done.</param>
/// <param name="Began">First call of the step.</param>
/// <param name="Ended">End of this call.</param>
internal sealed record HistoryEntry(int Step, HistoryOutcome Outcome, int Attempt, string? Reason, DateTimeOffset Began, DateTimeOffset Ended);
