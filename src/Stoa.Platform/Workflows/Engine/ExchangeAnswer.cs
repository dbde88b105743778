using Stoa.Platform.Workflows.Engine.Statements;

namespace Stoa.Platform.Workflows.Engine;

/// <summary>What the database answered. A move that stands nowhere was refused by its fence: the run has another owner.</summary>
internal sealed record ExchangeAnswer
{
    /// <summary>By run.</summary>
    public Dictionary<Guid, Recorded> Recorded { get; } = [];

    /// <summary>By run: rolled back, alone.</summary>
    public Dictionary<Guid, FailedWrite> Failed { get; } = [];

    public List<OwnedRun> Claimed { get; } = [];

    /// <summary>False when nothing could be claimed because the batch was rolled back.</summary>
    public bool IsClaimAnswered { get; set; }

    public void Add(ExchangeAnswer other)
    {
        foreach (var (run, recorded) in other.Recorded) Recorded.Add(run, recorded);
        foreach (var (run, failed) in other.Failed) Failed.Add(run, failed);
        Claimed.AddRange(other.Claimed);
    }
}

/// <param name="Reason">The database's words.</param>
/// <param name="IsTransient">True when a later try may succeed: somebody holds a lock.</param>
internal sealed record FailedWrite(string Reason, bool IsTransient);
