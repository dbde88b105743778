using Microsoft.Extensions.DependencyInjection;

namespace Stoa.Platform.Workflows.Kinds;

/// <summary>One version of one workflow, without the type of its state.</summary>
internal abstract class WorkflowKind
{
    /// <summary>Its number in this database, once registered.</summary>
    public int Id { get; set; }

    /// <summary>The class.</summary>
    public abstract Type Type { get; }

    public required string Component { get; init; }
    public required string Name { get; init; }
    public required int Version { get; init; }
    public required Lane Lane { get; init; }
    public required WhenBusy WhenBusy { get; init; }
    public required IReadOnlyList<StepShape> Steps { get; init; }

    /// <summary>The state as JSON.</summary>
    public abstract string Write(object state);

    /// <summary>The state that JSON tells.</summary>
    public abstract object Read(string data);

    /// <summary>Calls the step, or its undo when the call says so.</summary>
    public abstract Task<StepResult> Perform(IServiceProvider scope, int step, StepCall call, object state, CancellationToken cancel);

    /// <summary>The last step up to the given one that has an undo; -1 when there is none.</summary>
    public int LastUndo(int from)
    {
        for (var step = Math.Min(from, Steps.Count - 1); step >= 0; step--)
            if (Steps[step].HasUndo) return step;
        return -1;
    }
}

internal sealed class WorkflowKind<TWorkflow, TState> : WorkflowKind
    where TWorkflow : Workflow<TState>
    where TState : class
{
    public override Type Type => typeof(TWorkflow);

    /// <summary>Reads the description off an instance.</summary>
    public static WorkflowKind Describe(string component, IServiceProvider scope)
    {
        var workflow = scope.GetRequiredService<TWorkflow>();
        var steps = workflow.Steps;
        Check(workflow.Name, steps);
        return new WorkflowKind<TWorkflow, TState>
        {
            Component = component,
            Name = workflow.Name,
            Version = workflow.Version,
            Lane = workflow.Lane,
            WhenBusy = workflow.WhenBusy,
            Steps = [.. steps.Select(s => new StepShape(s.Name, s.Undo is not null, s.MaxAttempts, s.IsLocal, s.Retry, s.Timeout))],
        };
    }

    public override string Write(object state) => StateJson.Write((TState)state);

    public override object Read(string data) => StateJson.Read<TState>(data);

    public override Task<StepResult> Perform(IServiceProvider scope, int step, StepCall call, object state, CancellationToken cancel)
    {
        var found = scope.GetRequiredService<TWorkflow>().Steps[step];
        return (call.Failure is null ? found.Do : found.Undo!)(new StepContext<TState>(call, (TState)state), cancel);
    }

    private static void Check(string name, IReadOnlyList<Step<TState>> steps)
    {
        if (steps.Count == 0) throw new InvalidOperationException($"Workflow {name} has no steps.");
        if (steps.GroupBy(s => s.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new InvalidOperationException($"Workflow {name} has two steps named {twice.Key}.");
    }
}
