using Stoa.Contracts.Common;
using Stoa.Contracts.Workflows;

namespace Stoa.Platform.Workflows;

/// <summary>What a step is given.</summary>
public sealed class StepContext<TState>(StepCall call, TState state) where TState : class
{
    /// <summary>Changed by the step; kept when it returns, forgotten when it throws.</summary>
    public TState State => state;

    /// <summary>The run.</summary>
    public RunId Run => call.Run;

    /// <summary>The company that it is done for.</summary>
    public TenantId Tenant => call.Tenant;

    /// <summary>What the run works on.</summary>
    public string Subject => call.Subject;

    /// <summary>1 for the first; failures only are counted, not waits.</summary>
    public int Attempt => call.Attempt;

    /// <summary>The time by the run's clock, which a sandbox may have moved.</summary>
    public DateTimeOffset Now => call.Now;

    /// <summary>The awaited signals that ended the wait, oldest first; empty on every other call. A failed attempt gets them again.</summary>
    public IReadOnlyList<ReceivedSignal> Signals => call.Signals;

    /// <summary>True when the wait ended without its signal.</summary>
    public bool IsTimedOut => call.IsTimedOut;

    /// <summary>True for <see cref="Step{TState}.Undo"/>.</summary>
    public bool IsUndoing => call.Failure is not null;

    /// <summary>While undoing, why.</summary>
    public RunFailure? Failure => call.Failure;
}

/// <summary>The part of a step's context that does not depend on the type of its state.</summary>
public sealed record StepCall(RunId Run, TenantId Tenant, string Subject, int Attempt, DateTimeOffset Now)
{
    public IReadOnlyList<ReceivedSignal> Signals { get; init; } = [];
    public bool IsTimedOut { get; init; }
    public RunFailure? Failure { get; init; }
}

/// <param name="Code">For programs.</param>
/// <param name="Detail">For people.</param>
/// <param name="IsCancelled">True when somebody wished it, false when a step gave up.</param>
public sealed record RunFailure(string Code, string Detail, bool IsCancelled);
