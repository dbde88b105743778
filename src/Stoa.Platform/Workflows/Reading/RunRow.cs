using Stoa.Contracts.Workflows;
using Stoa.Platform.Workflows.Engine;

namespace Stoa.Platform.Workflows.Reading;

/// <summary>A run as the database knows it.</summary>
/// <param name="Place">Grows with each run that is started.</param>
/// <param name="At">Null when it has ended.</param>
internal sealed record RunRow(RunId Id, long Place, int Kind, string Workflow, RunState State, string? Code, string? Detail, DateTimeOffset StartedAt, Position? At);

/// <summary>Something that happened to a step.</summary>
internal sealed record StepRow(Guid Run, int Step, HistoryOutcome Outcome, string? Reason, DateTimeOffset Began, DateTimeOffset Ended);
