using System.Net;

namespace Stoa.Contracts.Common;

/// <summary>A component answered a typed client with a problem.</summary>
public sealed class ProblemException(Problem problem) : Exception($"{problem.Type}: {problem.Detail ?? problem.Title}")
{
    public Problem Problem { get; } = problem;

    /// <summary>True when asking again later can help: too many requests, a server's fault, nobody there.</summary>
    public bool IsTransient => Problem.Status is 408 or 409 or 429 or >= 500;

    public bool IsNotFound => Problem.Status == (int)HttpStatusCode.NotFound;
}
