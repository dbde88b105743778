namespace Stoa.Platform.Workflows.Kinds;

/// <summary>One call of <see cref="WorkflowServices.AddWorkflow{TWorkflow, TState}"/>.</summary>
internal sealed record WorkflowRegistration(Func<IServiceProvider, WorkflowKind> Describe);
