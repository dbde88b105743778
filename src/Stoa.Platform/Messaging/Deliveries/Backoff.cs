namespace Stoa.Platform.Messaging.Deliveries;

/// <summary>When a message that failed comes again.</summary>
internal static class Backoff
{
    /// <summary>Nobody's fault: soon.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>1, 3, 9 seconds and so on up to 15 minutes, each a fifth more or less, so that what failed together does not come
    /// again together. Ten attempts span some 45 minutes.</summary>
    /// <param name="failures">Failed attempts so far, from 1.</param>
    /// <param name="message">Makes the deviation the same each time that it is computed.</param>
    public static TimeSpan After(int failures, Guid message)
    {
        var delay = Math.Min(Math.Pow(3, failures - 1), Longest.TotalSeconds);
        var deviation = (message.ToByteArray()[15] + failures * 37) % 256 / 255.0;
        return TimeSpan.FromSeconds(delay * (0.8 + 0.4 * deviation));
    }
}
