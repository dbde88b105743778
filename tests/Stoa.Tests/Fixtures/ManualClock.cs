namespace Stoa.Tests.Fixtures;

/// <summary>Time that stands still until a test moves it; then every timer that is due fires, in order, at its own time.</summary>
public sealed class ManualClock : TimeProvider
{
    private static readonly DateTimeOffset FirstDay = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
    private readonly Lock guard = new();
    private readonly List<Timer> timers = [];
    private DateTimeOffset now = FirstDay;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>True while somebody waits for a time.</summary>
    public bool HasTimers
    {
        get
        {
            lock (guard) return timers.Count > 0;
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (guard) return now;
    }

    public override long GetTimestamp() => (GetUtcNow() - FirstDay).Ticks;

    /// <summary>Moves the time on and fires what falls due on the way.</summary>
    public void Advance(TimeSpan by)
    {
        var end = GetUtcNow() + by;
        while (Due(end) is { } timer) timer.Fire();
        lock (guard) now = end > now ? end : now;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    // The next timer up to the end; the clock then shows its time.
    private Timer? Due(DateTimeOffset end)
    {
        lock (guard)
        {
            var next = timers.Where(t => t.At <= end).MinBy(t => t.At);
            if (next is not null && next.At > now) now = next.At;
            return next;
        }
    }

    private sealed class Timer(ManualClock clock, Action callback) : ITimer
    {
        private TimeSpan period;

        public DateTimeOffset At { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan every)
        {
            lock (clock.guard)
            {
                clock.timers.Remove(this);
                period = every;
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                At = clock.now + dueTime;
                clock.timers.Add(this);
                return true;
            }
        }

        public void Fire()
        {
            lock (clock.guard)
            {
                if (!clock.timers.Remove(this)) return;
                if (period > TimeSpan.Zero) Change(period, period);
            }

            callback();
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
