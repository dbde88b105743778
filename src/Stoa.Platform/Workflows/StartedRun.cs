using Stoa.Contracts.Workflows;

namespace Stoa.Platform.Workflows;

/// <summary>What came of starting a run.</summary>
public enum StartOutcome
{
    /// <summary>It begins as soon as the transaction commits.</summary>
    Started,

    /// <summary>It begins when the runs before it have ended.</summary>
    Queued,

    /// <summary>The run under way serves this start too.</summary>
    Joined,

    /// <summary>The same start was made before.</summary>
    Repeated,

    /// <summary>Another run is under way, and the workflow wants it alone.</summary>
    Refused,
}

/// <param name="Id">The run; of a refused start, the one that is in its way.</param>
/// <param name="Outcome">What it did.</param>
public sealed record StartedRun(RunId Id, StartOutcome Outcome)
{
    public static implicit operator RunId(StartedRun started) => started.Id;

    public RunId ToRunId() => Id;
}
