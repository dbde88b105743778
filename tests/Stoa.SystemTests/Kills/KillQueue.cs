using System.Collections.Concurrent;

namespace Stoa.SystemTests.Kills;

/// <summary>The points at which a process is still to be killed, and what came of the others.</summary>
internal sealed class KillQueue
{
    private readonly Dictionary<string, ConcurrentQueue<(KillPoint Point, int Try)>> waiting;
    private readonly int tries;
    private int killed;

    public KillQueue(IEnumerable<KillPoint> points, int tries)
    {
        this.tries = tries;
        waiting = Flow.All.ToDictionary(flow => flow.Name, _ => new ConcurrentQueue<(KillPoint, int)>());
        foreach (var point in points) waiting[point.Flow].Enqueue((point, 1));
    }

    public ConcurrentQueue<string> Faults { get; } = new();

    public int Killed => killed;

    public bool IsEmpty => waiting.Values.All(queue => queue.IsEmpty);

    /// <summary>Whether a point of the flow is left.</summary>
    public bool Has(Flow flow) => !waiting[flow.Name].IsEmpty;

    /// <summary>The flow's next point; null when it has no more.</summary>
    public (KillPoint Point, int Try)? Next(Flow flow) => waiting[flow.Name].TryDequeue(out var next) ? next : null;

    public void Done(KillPoint point, IEnumerable<string> faults)
    {
        Interlocked.Increment(ref killed);
        foreach (var fault in faults) Faults.Enqueue($"{point}: {fault}");
    }

    /// <summary>Two effects that happen at the same time may share a commit or not: the point did not come up, and is tried again.</summary>
    public void Missed(KillPoint point, int attempt)
    {
        if (attempt < tries) waiting[point.Flow].Enqueue((point, attempt + 1));
        else Faults.Enqueue($"{point}: did not come up in {tries} runs");
    }
}
