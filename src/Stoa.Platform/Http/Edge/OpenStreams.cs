namespace Stoa.Platform.Http.Edge;

/// <summary>
/// Counts the streams that stay open, in this process: requests are limited by their number, but a stream costs for as long as it
/// lasts. A company holds 24 at most, which is many open windows.
/// </summary>
public sealed class OpenStreams
{
    /// <summary>How many one company may hold open.</summary>
    public const int Most = 24;

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> open = new(StringComparer.Ordinal);

    /// <summary>Takes a place, free again when it is disposed; null when there is none.</summary>
    /// <param name="who">Whose stream it is, and of what kind.</param>
    public IDisposable? Take(string who)
    {
        lock (gate)
        {
            var held = open.GetValueOrDefault(who);
            if (held == Most) return null;
            open[who] = held + 1;
        }

        return new Place(this, who);
    }

    private void Free(string who)
    {
        lock (gate)
        {
            if (--open[who] == 0) open.Remove(who);
        }
    }

    private sealed class Place(OpenStreams streams, string who) : IDisposable
    {
        private bool isFree;

        public void Dispose()
        {
            if (isFree) return;
            isFree = true;
            streams.Free(who);
        }
    }
}
