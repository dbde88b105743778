namespace Stoa.Platform.Workflows.Kinds;

/// <summary>What the engine must know of a step beside its code.</summary>
internal sealed record StepShape(string Name, bool HasUndo, int MaxAttempts, bool IsLocal, RetryDelay Retry, TimeSpan Timeout)
{
    /// <summary>A step of which only the name is known here.</summary>
    public static StepShape Foreign(string name) => new(name, HasUndo: false, 0, IsLocal: false, RetryDelay.Standard, TimeSpan.Zero);
}
