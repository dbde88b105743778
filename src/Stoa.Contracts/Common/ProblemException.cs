using System.Net;

namespace Stoa.Contracts.Common;

/// <summary>A component answered a typed client with a problem.</summary>
public sealed class ProblemException(Problem problem) : Exception($"{problem.Type}: {problem.Detail ?? problem.Title}")
{
    public Problem Problem { get; } = problem;

    /// <summary>
    /// True when asking again later can help: too many requests, a server's fault, nobody there, somebody else at the same thing just
    /// now. Any other conflict lasts until somebody changes the thing.
    /// </summary>
    public bool IsTransient => Problem is { Status: 408 or 429 or >= 500 } or { Status: 409, Type: "stoa:changed-meanwhile" or "stoa:idempotency-key-in-flight" };

    public bool IsNotFound => Problem.Status == (int)HttpStatusCode.NotFound;
}
