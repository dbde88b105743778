using System.Runtime.InteropServices;

namespace Stoa.Platform.Workflows.Engine;

/// <summary>What becomes of the ownership with a move.</summary>
internal enum MoveKind
{
    /// <summary>The owner keeps the run and goes on.</summary>
    Keep,

    /// <summary>The run waits, owned by nobody, until it is due or a signal comes.</summary>
    Release,

    /// <summary>The run is over.</summary>
    Finish,
}

/// <summary>One claim of one run: the same run may be claimed again while a late step of an earlier claim still writes.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Claim(Guid Run, int Fence);

/// <summary>One thing to be recorded about a run: where it stands now, and what happened.</summary>
internal sealed record Move(Guid Run, int Fence, MoveKind Kind, Position To)
{
    /// <summary>Under which claim it is made.</summary>
    public Claim Claim => new(Run, Fence);

    /// <summary>When to go on, for a release.</summary>
    public DateTimeOffset Due { get; init; }

    /// <summary>True when the step has just now begun to wait, so that signals count which are there already.</summary>
    public bool BeginsWait { get; init; }

    /// <summary>The state; null when it did not change.</summary>
    public string? Data { get; init; }

    /// <summary>Ids of the signals that the step has taken.</summary>
    public IReadOnlyList<Guid> Taken { get; init; } = [];

    /// <summary>Null when there is nothing to tell.</summary>
    public HistoryEntry? History { get; init; }

    /// <summary>True for the usual: a step is done and the next one follows. Has a leaner statement.</summary>
    public bool IsPlain => Kind == MoveKind.Keep && To.Failure is null && To.Waiting is null && Taken.Count == 0
        && History is { Outcome: HistoryOutcome.Done } done && done.Step == To.Step - 1;
}
