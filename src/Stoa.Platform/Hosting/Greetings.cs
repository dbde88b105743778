using System.Collections.Concurrent;

namespace Stoa.Platform.Hosting;

/// <summary>Lines for the person who has just started the process: where something answers that a component opened.</summary>
public sealed class Greetings
{
    private readonly ConcurrentQueue<(string Title, string Text)> lines = new();

    /// <summary>A word each, and what it leads to.</summary>
    public IReadOnlyCollection<(string Title, string Text)> Lines => lines;

    /// <summary>Called while the component starts.</summary>
    public void Add(string title, string text) => lines.Enqueue((title, text));
}
