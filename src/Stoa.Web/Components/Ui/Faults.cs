using Stoa.Contracts.Common;

namespace Stoa.Web.Components.Ui;

/// <summary>The faults of a refused form, found by the JSON pointer of a field.</summary>
public sealed class Faults(Problem? problem)
{
    public static readonly Faults None = new(null);

    public IReadOnlyList<string> this[string pointer] =>
        [.. (problem?.Errors ?? []).Where(e => string.Equals(e.Pointer, pointer, StringComparison.OrdinalIgnoreCase)).Select(e => e.Detail)];
}
