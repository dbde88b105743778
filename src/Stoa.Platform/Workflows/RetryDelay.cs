namespace Stoa.Platform.Workflows;

/// <summary>Doubles from the first delay to the longest, each up to a fifth shorter, so that what failed together does not come back together.</summary>
/// <param name="First">After the first failure.</param>
/// <param name="Longest">Never longer.</param>
public sealed record RetryDelay(TimeSpan First, TimeSpan Longest)
{
    /// <summary>1 s to 5 minutes: twenty attempts last about an hour.</summary>
    public static readonly RetryDelay Standard = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));

    /// <summary>The delay after the given failure. Computed, not drawn: a run repeats itself exactly.</summary>
    /// <param name="failures">1 for the first.</param>
    /// <param name="salt">Sets this run apart from others.</param>
    public TimeSpan After(int failures, Guid salt)
    {
        var doubled = First.TotalMilliseconds * Math.Pow(2, Math.Min(failures - 1, 30));
        var part = (uint)HashCode(salt, failures) / (double)uint.MaxValue;
        return TimeSpan.FromMilliseconds(Math.Min(doubled, Longest.TotalMilliseconds) * (1 - (part / 5)));
    }

    // FNV-1a: System.HashCode differs from process to process.
    private static int HashCode(Guid salt, int failures)
    {
        var hash = 2166136261u ^ (uint)failures;
        foreach (var b in salt.ToByteArray()) hash = unchecked((hash ^ b) * 16777619u);
        return unchecked((int)hash);
    }
}
