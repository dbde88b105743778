namespace Stoa.Platform.Lifecycles;

/// <summary>Something happened to a thing that cannot happen to it in its state: a bug, or a message that nobody foresaw.</summary>
/// <param name="state">Where it stands.</param>
/// <param name="happened">The event that came.</param>
/// <param name="expected">The events that the state knows.</param>
public sealed class IllegalTransitionException(string state, string happened, IReadOnlyList<string> expected)
    : InvalidOperationException(
        $"{happened} cannot happen in the state {state}, which knows {(expected.Count == 0 ? "no event" : string.Join(", ", expected))}.")
{
    /// <summary>Where it stands.</summary>
    public string State { get; } = state;

    /// <summary>The event that came.</summary>
    public string Happened { get; } = happened;
}
