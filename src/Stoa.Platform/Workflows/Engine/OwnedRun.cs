using Stoa.Contracts.Common;
using Stoa.Platform.Workflows.Kinds;

namespace Stoa.Platform.Workflows.Engine;

/// <summary>A run in the hands of this process: what the database says of it, and its state as an object.</summary>
internal sealed class OwnedRun
{
    public required Guid Id { get; init; }
    public required TenantId Tenant { get; init; }
    public required WorkflowKind Kind { get; init; }
    public required string Subject { get; init; }
    public required string Actor { get; init; }
    public required string? Trace { get; init; }

    /// <summary>How far the run's clock is ahead of the real one.</summary>
    public required TimeSpan Ahead { get; init; }

    /// <summary>Every write names it; another owner has made it grow.</summary>
    public required int Fence { get; init; }

    public required Position At { get; set; }

    /// <summary>Somebody wishes that it ends.</summary>
    public required bool IsCancelRequested { get; set; }

    public required IReadOnlyList<ReceivedSignal> Inbox { get; set; }

    /// <summary>The state as it is stored.</summary>
    public required string Data { get; set; }

    /// <summary>The state as the steps see it; null when it must be read again.</summary>
    public object? State { get; set; }

    /// <summary>True when no step of it has ever been called.</summary>
    public bool IsUntouched => Fence == 1 && At is { Step: 0, Attempts: 0, Began: null, Waiting: null };

    /// <summary>The state for the next call.</summary>
    public object Load() => State ??= Kind.Read(Data);
}
