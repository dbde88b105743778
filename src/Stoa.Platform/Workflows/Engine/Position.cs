namespace Stoa.Platform.Workflows.Engine;

/// <summary>How far a run has come: the columns of its cursor that steps move.</summary>
/// <param name="Step">Index of the present step; one past the last when all are done, -1 when all are undone.</param>
internal sealed record Position(int Step)
{
    /// <summary>Failures of the present step.</summary>
    public int Attempts { get; init; }

    /// <summary>Name of the awaited signal.</summary>
    public string? Waiting { get; init; }

    /// <summary>Why it is not done yet.</summary>
    public string? Reason { get; init; }

    /// <summary>Of the present step.</summary>
    public int? Percent { get; init; }

    /// <summary>First call of the present step, if it has been called before.</summary>
    public DateTimeOffset? Began { get; init; }

    /// <summary>Set while undoing.</summary>
    public RunFailure? Failure { get; init; }
}
