namespace Stoa.Platform.Storage;

/// <summary>The root of things that change together. Knows nothing of how it is stored.</summary>
public abstract class Aggregate
{
    /// <summary>Grows by one with each change: ETag, concurrency token and the sequence of its events.</summary>
    public long Version { get; internal set; } = 1;

    /// <summary>The external id, which messages about it carry.</summary>
    public abstract string Subject { get; }

    /// <summary>True when people follow it: each committed change of it is told by <see cref="Hosting.WakeSignal.Changed"/>.</summary>
    public virtual bool IsFollowed => false;
}
