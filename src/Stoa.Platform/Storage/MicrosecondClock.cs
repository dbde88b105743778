namespace Stoa.Platform.Storage;

/// <summary>The system's time in whole microseconds, as the database keeps it: what is answered before a row is read back and after is the same.</summary>
public sealed class MicrosecondClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow()
    {
        var now = base.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
