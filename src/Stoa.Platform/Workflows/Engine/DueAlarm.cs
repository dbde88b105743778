namespace Stoa.Platform.Workflows.Engine;

/// <summary>Rings when a run that was put off falls due, so that nobody polls for it.</summary>
internal sealed class DueAlarm : IDisposable
{
    /// <summary>Later ones are found by the poll.</summary>
    private static readonly TimeSpan Horizon = TimeSpan.FromHours(1);

    private readonly PriorityQueue<bool, DateTimeOffset> dues = new();
    private readonly Lock gate = new();
    private readonly TimeProvider clock;
    private readonly Action ring;
    private readonly ITimer timer;

    public DueAlarm(TimeProvider clock, Action ring)
    {
        this.clock = clock;
        this.ring = ring;
        timer = clock.CreateTimer(_ => Fire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Set(DateTimeOffset due)
    {
        lock (gate)
        {
            if (due > clock.GetUtcNow() + Horizon) return;
            dues.Enqueue(true, due);
            if (dues.TryPeek(out _, out var first) && first == due) Arm();
        }
    }

    public void Dispose() => timer.Dispose();

    private void Fire()
    {
        lock (gate)
        {
            while (dues.TryPeek(out _, out var due) && due <= clock.GetUtcNow()) dues.Dequeue();
            Arm();
        }

        ring();
    }

    private void Arm()
    {
        if (!dues.TryPeek(out _, out var first)) return;
        var wait = first - clock.GetUtcNow();
        // Timers count whole milliseconds and may be early by a part of one.
        timer.Change(wait > TimeSpan.Zero ? wait + TimeSpan.FromMilliseconds(1) : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
