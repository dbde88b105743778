using System.Collections.Concurrent;

namespace Stoa.Platform.Hosting;

/// <summary>
/// Tells loops that look for work that there is some. Raised after a commit, never inside a transaction: NOTIFY in hot write
/// transactions would serialize their commits. A loop of this process hears it at once, other processes a few milliseconds later
/// (<see cref="WakeBroadcast"/>). It may be lost, so every loop looks by itself too, once in a while.
/// </summary>
public sealed class WakeSignal
{
    /// <summary>A message waits in the outbox.</summary>
    public const string Outbox = "outbox";

    /// <summary>A message was moved to those who hear it.</summary>
    public const string Deliveries = "deliveries";

    /// <summary>A message waits for every process.</summary>
    public const string Broadcasts = "broadcasts";

    /// <summary>A run is due.</summary>
    public const string Runs = "runs";

    // Before the id of a thing, to tell it from the topic of a loop.
    private const char Change = '=';

    private readonly ConcurrentDictionary<string, WakeListener> listeners = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> unsent = new(StringComparer.Ordinal);

    /// <summary>Tells this process now and the others soon.</summary>
    public void Raise(string topic)
    {
        Hear(topic);
        if (unsent.TryAdd(topic, true)) Sending.Ring();
    }

    /// <summary>What people follow.</summary>
    public ChangeSignal Changes { get; } = new();

    /// <summary>Tells who follows the thing: in this process now, in the others soon.</summary>
    /// <param name="subject">Its id.</param>
    public void Changed(string subject)
    {
        Changes.Hear(subject);
        Changes.Keep(subject);
        Sending.Ring();
    }

    /// <summary>The one loop of this process that waits for the topic.</summary>
    public WakeListener Listen(string topic) => listeners.GetOrAdd(topic, _ => new WakeListener());

    /// <summary>Rings when there is something for the other processes.</summary>
    internal WakeListener Sending { get; } = new();

    /// <summary>Another process raised it.</summary>
    internal void Hear(string topic)
    {
        if (topic[0] == Change) Changes.Hear(topic[1..]);
        else Listen(topic).Ring();
    }

    /// <summary>What was raised since it was last asked for; of the changes some, and then it rings again.</summary>
    internal IReadOnlyList<string> TakeUnsent()
    {
        var changes = Changes.TakeUnsent(out var isMore);
        if (isMore) Sending.Ring();
        return [.. unsent.Keys.Where(topic => unsent.TryRemove(topic, out _)), .. changes.Select(subject => Change + subject)];
    }

    /// <summary>They did not reach the others: they are sent again.</summary>
    /// <param name="topics">What <see cref="TakeUnsent"/> gave.</param>
    internal void PutBack(IReadOnlyList<string> topics)
    {
        foreach (var topic in topics)
        {
            if (topic[0] == Change) Changes.Keep(topic[1..]);
            else unsent.TryAdd(topic, true);
        }

        Sending.Ring();
    }
}
