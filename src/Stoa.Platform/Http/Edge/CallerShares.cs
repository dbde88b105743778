using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Stoa.Platform.Http.Edge;

/// <summary>
/// A bucket of tokens for each caller, in this process only: it keeps one caller from starving the others. What must hold across
/// processes and restarts, such as attempts to sign in, is counted in the database by whoever needs it.
/// </summary>
internal sealed class CallerShares(IOptions<EdgeOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> shares = PartitionedRateLimiter.Create<string, string>(
        caller => RateLimitPartition.GetTokenBucketLimiter(caller, _ => Bucket(options.Value.Burst, options.Value.PerSecond, TimeSpan.FromSeconds(1))));

    private readonly PartitionedRateLimiter<OfEndpoint> limits = PartitionedRateLimiter.Create<OfEndpoint, OfEndpoint>(
        key => RateLimitPartition.GetTokenBucketLimiter(key, k => Bucket(k.Limit.Times, k.Limit.Times, k.Limit.Period)));

    /// <summary>True when the caller has nothing left, without taking anything.</summary>
    public bool IsSpent(string caller) => shares.GetStatistics(caller) is { CurrentAvailablePermits: 0 };

    /// <summary>Takes one; null when there was one, else how long to wait.</summary>
    public TimeSpan? Take(string caller) => Wait(shares.AttemptAcquire(caller));

    /// <inheritdoc cref="Take(string)"/>
    public TimeSpan? Take(string caller, string endpoint, CallerLimit limit) => Wait(limits.AttemptAcquire(new OfEndpoint(caller, endpoint, limit)));

    public void Dispose()
    {
        shares.Dispose();
        limits.Dispose();
    }

    private static TimeSpan? Wait(RateLimitLease lease)
    {
        using (lease)
        {
            if (lease.IsAcquired) return null;
            return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1);
        }
    }

    private static TokenBucketRateLimiterOptions Bucket(int size, int each, TimeSpan period) =>
        new() { TokenLimit = size, TokensPerPeriod = each, ReplenishmentPeriod = period, QueueLimit = 0 };

    private sealed record OfEndpoint(string Caller, string Endpoint, CallerLimit Limit);
}
