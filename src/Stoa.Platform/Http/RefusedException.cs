using Stoa.Contracts.Common;

namespace Stoa.Platform.Http;

/// <summary>
/// A refusal from where no result can be returned: the reading of a parameter, the begin of a transaction. Becomes the answer of
/// its kind; handlers return <see cref="Problems"/> instead.
/// </summary>
internal sealed class RefusedException(ProblemType type, string? detail = null, IReadOnlyList<FieldError>? errors = null)
    : Exception($"{type.Type}: {detail ?? type.Title}")
{
    public ProblemType Type { get; } = type;

    public string? Detail { get; } = detail;

    public IReadOnlyList<FieldError>? Errors { get; } = errors;

    public TimeSpan? RetryAfter { get; init; }

    public static RefusedException Fault(string pointer, string detail) =>
        new(PlatformProblems.InvalidInput, null, [new FieldError(pointer, detail)]);
}
