using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stoa.Contracts.Workflows;
using Stoa.Platform.Storage;
using Stoa.Platform.Telemetry.Tracing;
using Stoa.Platform.Workflows.Engine.Statements;

namespace Stoa.Platform.Workflows.Engine;

/// <summary>Calls one step of one run, in a scope of its own that works for the run's company.</summary>
internal sealed class StepRunner(IServiceScopeFactory scopes, TimeProvider clock, ILogger<StepRunner> log)
{
    private static readonly ActivitySource Source = new("Stoa.Workflows");

    /// <summary>Calls the step at which the run stands.</summary>
    /// <returns>The move that it makes; with what the database said to it, when a local step has recorded it already.</returns>
    /// <exception cref="OperationCanceledException">The tenure is over.</exception>
    /// <exception cref="UnknownOutcomeException">The connection of a local step broke while it committed.</exception>
    /// <exception cref="RefusedException">A local step came too late: the run has another owner.</exception>
    public async Task<StepTaken> Take(OwnedRun run, Tenure tenure)
    {
        var step = run.Kind.Steps[run.At.Step];
        await using var scope = scopes.CreateAsyncScope();
        var operation = scope.ServiceProvider.GetRequiredService<OperationContext>();
        operation.Begin(run.Kind.Component, run.Actor, $"{run.Kind.Name}/{step.Name}");
        operation.Enter(run.Tenant);
        using var activity = Trace(run, step.Name);
        using var limit = new CancellationTokenSource(step.Timeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, tenure.Token);
        var call = new StepAttempt(run, scope.ServiceProvider, clock);
        try
        {
            return step.IsLocal ? await LocalStep.Take(call, tenure.Id, both.Token) : new StepTaken(await call.Perform(both.Token), null);
        }
        catch (Exception thrown) when (!tenure.IsOver && thrown is not (RefusedException or UnknownOutcomeException))
        {
            activity?.SetStatus(ActivityStatusCode.Error, thrown.Message);
            log.LogWarning(thrown, "{Workflow} {Step} of {Run} failed, attempt {Attempt}", run.Kind.Name, step.Name, RunId.From(run.Id), run.At.Attempts + 1);
            run.State = null;
            return new StepTaken(call.Failed(StepErrors.Of(thrown)), null);
        }
    }

    private static Activity? Trace(OwnedRun run, string step)
    {
        if (!Source.HasListeners()) return null;
        var activity = Source.StartActivity($"{run.Kind.Name} {step}", ActivityKind.Internal, run.Trace);
        activity?.SetTag(TraceTags.Component, run.Kind.Component).SetTag(TraceTags.Tenant, run.Tenant.ToString());
        activity?.SetTag("stoa.run", RunId.From(run.Id).ToString());
        activity?.SetTag("stoa.subject", run.Subject);
        return activity;
    }
}

/// <param name="Move">What is to be recorded.</param>
/// <param name="Recorded">What the database said, when it is recorded already.</param>
internal sealed record StepTaken(Move Move, Recorded? Recorded);

/// <summary>The run has another owner: what was done under the old one does not count.</summary>
internal sealed class RefusedException() : Exception("The run has another owner.");
