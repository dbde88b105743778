using Stoa.Contracts.Common;

namespace Stoa.Contracts.Workflows;

/// <summary>One run of a workflow.</summary>
public readonly record struct RunId(Guid Value) : ITypedId<RunId>
{
    public static string Prefix => "run";
    public static RunId From(Guid value) => new(value);
    public static bool TryParse(string? s, IFormatProvider? provider, out RunId result) => TypeId.TryParse(s, out result);
    public override string ToString() => TypeId.Write(this);
}

/// <summary>Where a run stands.</summary>
public enum RunState
{
    /// <summary>Behind another run of the same subject.</summary>
    Queued,

    /// <summary>Under way, or waiting for something.</summary>
    Active,

    /// <summary>All steps are done.</summary>
    Succeeded,

    /// <summary>Given up; what it had made is undone.</summary>
    Failed,

    /// <summary>Ended by somebody's wish; what it had made is undone.</summary>
    Cancelled,
}

/// <summary>Where a step of a run stands.</summary>
public enum StepState
{
    /// <summary>Its turn has not come.</summary>
    Ahead,

    /// <summary>Being done, or between two attempts.</summary>
    Active,

    /// <summary>Waiting: the reason says for what.</summary>
    Waiting,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Being undone, since a later step gave up or somebody cancelled.</summary>
    Undoing,

    /// <summary>Undone.</summary>
    Undone,

    /// <summary>Given up.</summary>
    Failed,
}

/// <param name="Id">The run.</param>
/// <param name="Workflow">Such as <c>bare-vm</c>.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Percent">0 to 100.</param>
/// <param name="Code">Why it ended, for programs; null while it goes on or when it succeeded.</param>
/// <param name="Detail">Why it ended, for people.</param>
/// <param name="Steps">All of them, in order.</param>
public sealed record RunView(
    RunId Id, string Workflow, RunState State, int Percent, string? Code, string? Detail, IReadOnlyList<StepView> Steps)
{
    /// <summary>When it was asked for; null from a server of an older release.</summary>
    public DateTimeOffset? StartedAt { get; init; }
}

/// <param name="Name">Stable, such as <c>ensure-machine</c>; its text for people is looked up by it.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Percent">0 to 100 of this step, where it can tell.</param>
/// <param name="Reason">What is waited for, or what the last attempt failed of.</param>
/// <param name="Attempts">Failed so far.</param>
/// <param name="MaxAttempts">When it gives up.</param>
/// <param name="Began">First attempt.</param>
/// <param name="Ended">When done or given up.</param>
public sealed record StepView(
    string Name, StepState State, int? Percent, string? Reason, int Attempts, int MaxAttempts, DateTimeOffset? Began, DateTimeOffset? Ended);
