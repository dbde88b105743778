using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Stoa.Contracts.Common;

namespace Stoa.Platform.Http;

/// <summary>Refusals, as <c>application/problem+json</c> (RFC 9457) in the shape of <see cref="Problem"/>.</summary>
public static class Problems
{
    /// <summary>404, the same for an id that is malformed, unknown, or another company's: <paramref name="what"/> is the noun of the id's type.</summary>
    public static ProblemHttpResult NotFound(string what) => Of(PlatformProblems.NotFound, $"There is no such {what}, or it is not yours.");

    /// <summary>409: the request is well formed, but the thing is not in a state for it.</summary>
    public static ProblemHttpResult Conflict(string type, string detail) => Of(409, type, "Not possible now", detail);

    /// <summary>412: the version that the caller knows is not the current one.</summary>
    public static ProblemHttpResult ChangedSince() => Of(PlatformProblems.ChangedSince);

    /// <summary>422: the input has faults; all of them are named.</summary>
    public static ProblemHttpResult Invalid(IReadOnlyList<FieldError> errors) => Of(PlatformProblems.InvalidInput, errors: errors);

    /// <summary>A refusal of a declared kind.</summary>
    /// <param name="type">The kind.</param>
    /// <param name="detail">What is wrong this time and how to mend it; null for what the kind says.</param>
    /// <param name="errors">The faults, where they have places.</param>
    public static ProblemHttpResult Of(ProblemType type, string? detail = null, IReadOnlyList<FieldError>? errors = null)
    {
        var problem = new ProblemDetails { Status = type.Status, Type = type.Type, Title = type.Title, Detail = detail ?? type.Mend };
        if (errors is not null) problem.Extensions["errors"] = errors;
        return TypedResults.Problem(problem);
    }

    /// <summary>Any other refusal.</summary>
    public static ProblemHttpResult Of(int status, string type, string title, string detail) =>
        Of(new ProblemType(type, status, title, When: "", Mend: detail));
}
