using System.ComponentModel.DataAnnotations;

namespace Stoa.Market.Subscriptions;

/// <summary>Section <c>subscriptions</c> of the configuration.</summary>
internal sealed record SubscriptionsOptions
{
    /// <summary>How long an order waits for its payment (market.md: three days).</summary>
    [Range(typeof(TimeSpan), "00:01:00", "90.00:00:00")]
    public TimeSpan PayWithin { get; init; } = TimeSpan.FromDays(3);
}
