using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Common;

namespace Stoa.Platform.Http;

/// <summary>Collects every fault of an input, so that all are named at once.</summary>
public sealed class Faults
{
    private readonly List<FieldError> found = [];

    public bool Any => found.Count > 0;

    /// <param name="isRight">What must hold.</param>
    /// <param name="pointer">JSON pointer of the field, such as <c>/lines/0/quantity</c>.</param>
    /// <param name="otherwise">What is wrong and what would be right.</param>
    public Faults Require(bool isRight, string pointer, string otherwise)
    {
        if (!isRight) found.Add(new FieldError(pointer, otherwise));
        return this;
    }

    /// <summary>422 with all of them.</summary>
    public ProblemHttpResult Refuse() => Problems.Invalid(found);
}
