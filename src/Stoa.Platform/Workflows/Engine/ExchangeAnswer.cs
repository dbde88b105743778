using Stoa.Platform.Workflows.Engine.Statements;

namespace Stoa.Platform.Workflows.Engine;

/// <summary>What the database answered. A move that stands nowhere was refused by its fence: the run has another owner.</summary>
internal sealed record ExchangeAnswer
{
    /// <summary>By claim.</summary>
    public Dictionary<Claim, Recorded> Recorded { get; } = [];

    /// <summary>By claim: rolled back, alone.</summary>
    public Dictionary<Claim, FailedWrite> Failed { get; } = [];

    public List<OwnedRun> Claimed { get; } = [];

    /// <summary>False when nothing could be claimed because the batch was rolled back.</summary>
    public bool IsClaimAnswered { get; set; }

    public void Add(ExchangeAnswer other)
    {
        foreach (var (claim, recorded) in other.Recorded) Recorded.Add(claim, recorded);
        foreach (var (claim, failed) in other.Failed) Failed.Add(claim, failed);
        Claimed.AddRange(other.Claimed);
    }
}

/// <param name="Reason">The database's words.</param>
/// <param name="IsTransient">True when a later try may succeed: somebody holds a lock.</param>
internal sealed record FailedWrite(string Reason, bool IsTransient);
