using System.Diagnostics;
using Stoa.Contracts.Workflows;
using Stoa.Platform.Storage;
using Stoa.Platform.Workflows.Kinds;

namespace Stoa.Platform.Workflows.Starting;

/// <summary>A run on its way into the database.</summary>
internal sealed record NewRun(WorkflowKind Kind, RunId Id, string Subject, string StartedBy, string Data)
{
    public required string Actor { get; init; }
    public required Guid Tenant { get; init; }
    public required DateTimeOffset Due { get; init; }
    public string? Clock { get; init; }
    public string? Trace { get; init; }

    public static NewRun Of<TState>(WorkflowKind kind, RunStart<TState> start, OperationContext operation, DateTimeOffset now) where TState : class =>
        new(kind, new RunId(Guid.CreateVersion7(now)), start.Subject, start.StartedBy, kind.Write(start.State))
        {
            Actor = operation.Actor,
            Tenant = operation.Tenant.Value,
            Due = start.At ?? now,
            Clock = start.Clock,
            Trace = Activity.Current?.Id,
        };
}
