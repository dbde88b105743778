using Stoa.Contracts.Common;
using Stoa.Contracts.Workflows;

namespace Stoa.Contracts.Operations;

/// <summary>A run of any company, as a row of the operators' list.</summary>
/// <param name="Id">The run.</param>
/// <param name="Component">Whose workflow it is.</param>
/// <param name="Workflow">Such as <c>bare-vm</c>.</param>
/// <param name="Version">Of the workflow: a run ends on the one that it began with.</param>
/// <param name="Subject">What it works on: an external id.</param>
/// <param name="Company">Whose subject that is.</param>
/// <param name="State">Where it stands.</param>
public sealed record OperatedRun(RunId Id, string Component, string Workflow, int Version, string Subject, TenantId Company, RunState State)
{
    /// <summary>The name of the step at hand; null when it has ended.</summary>
    public string? Step { get; init; }

    /// <summary>What it waits for, what the last attempt failed of, or why it ended.</summary>
    public string? Reason { get; init; }

    /// <summary>Failed attempts of the step at hand.</summary>
    public int Attempts { get; init; }

    /// <summary>When it goes on by itself; null while it works, is queued, or has ended.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>True when what it made is being undone.</summary>
    public bool IsUndoing { get; init; }

    /// <summary>True when somebody wished that it ends.</summary>
    public bool IsCancelling { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>A run with its steps, and who wanted it.</summary>
/// <param name="Run">The row.</param>
/// <param name="Progress">Its steps.</param>
/// <param name="StartedBy">What set it off, such as a message's id.</param>
/// <param name="Actor">Who set it off.</param>
/// <param name="TraceId">To find it in traces and logs; null when there was none.</param>
public sealed record OperatedRunDetails(OperatedRun Run, RunView Progress, string StartedBy, string Actor, string? TraceId);
