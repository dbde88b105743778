namespace Stoa.Platform.Workflows.Engine;

/// <summary>What came of calling a step once.</summary>
/// <param name="Result">What it answered; null when it threw.</param>
/// <param name="Error">What it threw, in words.</param>
/// <param name="Began">Real time of the call.</param>
/// <param name="Ended">Real time of the return.</param>
internal sealed record Performed(StepResult? Result, StepError? Error, DateTimeOffset Began, DateTimeOffset Ended)
{
    /// <summary>The state afterwards; null when it did not change.</summary>
    public string? Data { get; init; }

    /// <summary>Ids of the signals that the call was given.</summary>
    public IReadOnlyList<Guid> Taken { get; init; } = [];
}

/// <param name="Code">For programs.</param>
/// <param name="Detail">For people.</param>
/// <param name="IsTransient">False when trying again cannot help.</param>
internal sealed record StepError(string Code, string Detail, bool IsTransient);
