using Stoa.Platform.Http;

namespace Stoa.Platform.Operations;

/// <summary>What operators are refused.</summary>
public static class OperationsProblems
{
    public static readonly ProblemType RunIsOver = new("platform:run-is-over", 409, "The run cannot be cancelled",
        "The run has ended, or what it made is being undone already.", "There is nothing left to cancel: look at the run's state.");
}
