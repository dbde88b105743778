using Stoa.Contracts.Billing.Pricing;

namespace Stoa.Market.Billing.Proration;

/// <summary>What was paid for, from an instant to an instant. Hours are those that pass: a night in which clocks change has 23 or 25.</summary>
internal sealed record BillingPeriod(DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>The part of the price that a change at this time leaves: of charge and credit alike.</summary>
    public PriceFactor Rest(ProrationPolicy policy, DateTimeOffset at) => policy switch
    {
        ProrationPolicy.Second => Rest("seconds", at, TimeSpan.FromSeconds(1)),
        ProrationPolicy.Hour => Rest("hours", at, TimeSpan.FromHours(1)),
        ProrationPolicy.Day => Rest("days", at, TimeSpan.FromDays(1)),
        ProrationPolicy.ThirtyDays => new PriceFactor("days of 30", Math.Min(30m, Count(Left(at), TimeSpan.FromDays(1))), 30m),
        ProrationPolicy.None => new PriceFactor("none", 0m, 1m),
        ProrationPolicy.Full => new PriceFactor("full", 1m, 1m),
        _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, "There is no such policy."),
    };

    private PriceFactor Rest(string reason, DateTimeOffset at, TimeSpan unit) => new(reason, Count(Left(at), unit), Count(End - Start, unit));

    private TimeSpan Left(DateTimeOffset at) => at <= Start ? End - Start : at >= End ? TimeSpan.Zero : End - at;

    // In ticks, since a double would lose some of a year.
    private static decimal Count(TimeSpan time, TimeSpan unit) => (time.Ticks + unit.Ticks - 1) / unit.Ticks;
}
