using Stoa.Contracts.Common;
using Stoa.Web.Languages;

namespace Stoa.Web.Components.Ui;

/// <summary>The faults of a refused form in the page's words, found by the JSON pointer of a field.</summary>
public sealed class Faults
{
    public static readonly Faults None = new([]);

    private readonly IReadOnlyList<FieldError> errors;

    /// <param name="problem">The refusal; null for none.</param>
    /// <param name="text">The page's.</param>
    internal Faults(Problem? problem, Phrases text)
        : this([.. (problem?.Errors ?? []).Select(fault => fault with { Detail = text.Fault(problem!, fault) })])
    {
    }

    private Faults(IReadOnlyList<FieldError> errors) => this.errors = errors;

    /// <summary>Each once: words that fit several faults of a field are said once.</summary>
    public IReadOnlyList<string> this[string pointer] =>
        [.. errors.Where(e => string.Equals(e.Pointer, pointer, StringComparison.OrdinalIgnoreCase)).Select(e => e.Detail).Distinct()];
}
