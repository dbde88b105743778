namespace Stoa.Platform.Workflows;

/// <summary>A run to be started.</summary>
/// <param name="Subject">What it works on: an external id. One run at a time works on it.</param>
/// <param name="State">Given to the first step.</param>
/// <param name="StartedBy">Who or what wants it, such as a message's id: the same start twice is one.</param>
public sealed record RunStart<TState>(string Subject, TState State, string StartedBy) where TState : class
{
    /// <summary>Not before; null for at once.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Name of the clock that the run goes by; null for the real one.</summary>
    public string? Clock { get; init; }
}
