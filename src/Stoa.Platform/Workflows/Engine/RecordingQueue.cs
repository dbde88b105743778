using System.Threading.Channels;

namespace Stoa.Platform.Workflows.Engine;

/// <summary>Moves that wait to be recorded. A null wakes a recorder without being one.</summary>
internal sealed class RecordingQueue
{
    private const int Most = 500;
    private readonly Channel<Recording?> waiting = Channel.CreateUnbounded<Recording?>();

    public void Add(Recording recording) => waiting.Writer.TryWrite(recording);

    public void Nudge() => waiting.Writer.TryWrite(null);

    /// <summary>Waits for the first, and takes with it what comes along without delay.</summary>
    public async Task<List<Recording>> Take(CancellationToken cancel)
    {
        await waiting.Reader.WaitToReadAsync(cancel);
        var taken = new List<Recording>();
        int before;
        do
        {
            // An answered batch sets its runs going all at once; their next moves follow within microseconds and can share a commit.
            before = taken.Count;
            Drain(taken);
            if (taken.Count > before) await Task.Yield();
        }
        while (taken.Count > before && taken.Count < Most);
        return taken;
    }

    private void Drain(List<Recording> into)
    {
        while (into.Count < Most && waiting.Reader.TryRead(out var recording))
            if (recording is not null) into.Add(recording);
    }
}
