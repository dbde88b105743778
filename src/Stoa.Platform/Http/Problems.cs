using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Stoa.Contracts.Common;

namespace Stoa.Platform.Http;

/// <summary>Refusals, as <c>application/problem+json</c> (RFC 9457) in the shape of <see cref="Problem"/>.</summary>
public static class Problems
{
    /// <summary>404, the same for an id that is malformed, unknown, or another company's.</summary>
    public static ProblemHttpResult NotFound(string what) =>
        Of(404, "stoa:not-found", "Not found", $"There is no such {what}, or it is not yours.");

    /// <summary>409: the request is well formed, but the thing is not in a state for it.</summary>
    public static ProblemHttpResult Conflict(string type, string detail) => Of(409, type, "Not possible now", detail);

    /// <summary>422: the input has faults; all of them are named.</summary>
    public static ProblemHttpResult Invalid(IReadOnlyList<FieldError> errors) =>
        Of(422, "stoa:invalid-input", "The input has faults", "Mend the fields named in errors and send it again.", errors);

    /// <summary>Any other refusal.</summary>
    public static ProblemHttpResult Of(int status, string type, string title, string detail, IReadOnlyList<FieldError>? errors = null)
    {
        var problem = new ProblemDetails { Status = status, Type = type, Title = title, Detail = detail };
        if (errors is not null) problem.Extensions["errors"] = errors;
        if (Activity.Current is { } trace) problem.Extensions["traceId"] = trace.TraceId.ToString();
        return TypedResults.Problem(problem);
    }
}
