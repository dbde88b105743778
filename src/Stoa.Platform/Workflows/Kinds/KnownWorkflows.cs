namespace Stoa.Platform.Workflows.Kinds;

/// <summary>The registered workflows, to be found by number and by class.</summary>
internal sealed class KnownWorkflows(IReadOnlyList<WorkflowKind> kinds)
{
    private readonly Dictionary<int, WorkflowKind> byId = kinds.ToDictionary(k => k.Id);
    private readonly Dictionary<Type, WorkflowKind> byType = kinds.ToDictionary(k => k.Type);

    /// <summary>What a claim names: runs of other kinds are left to processes that know them.</summary>
    public int[] Ids { get; } = [.. kinds.Select(k => k.Id)];

    public WorkflowKind this[int id] => byId[id];

    public WorkflowKind? Find(int id) => byId.GetValueOrDefault(id);

    /// <exception cref="InvalidOperationException">No component has registered the class.</exception>
    public WorkflowKind Of(Type workflow) => byType.TryGetValue(workflow, out var kind)
        ? kind
        : throw new InvalidOperationException($"{workflow.Name} is not registered: call AddWorkflow in the component's AddServices.");
}
