using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Stoa.Contracts.Billing.Pricing;
using Stoa.Contracts.Common;
using Stoa.Market.Billing.Proration;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market.Billing.Pricing;

public sealed class ThePartOfAPeriod
{
    private static readonly BillingPeriod November = new(At("2026-11-01T00:00Z"), At("2026-12-01T00:00Z"));
    private static readonly Money Price = new(7.2m, "EUR");

    [Theory]
    [InlineData("2026-11-16T00:00Z", 360)]
    [InlineData("2026-11-16T00:00:01Z", 360)]
    [InlineData("2026-11-16T01:00Z", 359)]
    [InlineData("2026-11-30T23:59:59Z", 1)]
    [InlineData("2026-12-01T00:00Z", 0)]
    [InlineData("2027-01-01T00:00Z", 0)]
    [InlineData("2026-10-01T00:00Z", 720)]
    public void By_the_hour_a_begun_hour_counts(string at, int hours) =>
        Assert.Equal(new PriceFactor("hours", hours, 720m), November.Rest(ProrationPolicy.Hour, At(at)));

    [Theory]
    [InlineData("2026-10-25T00:00+02:00", "2026-10-26T00:00+01:00", 25)]
    [InlineData("2026-03-29T00:00+01:00", "2026-03-30T00:00+02:00", 23)]
    [InlineData("2028-02-01T00:00Z", "2028-03-01T00:00Z", 696)]
    public void A_period_has_the_hours_that_pass(string start, string end, int hours) =>
        Assert.Equal(hours, new BillingPeriod(At(start), At(end)).Rest(ProrationPolicy.Hour, At(start)).Whole);

    [Theory]
    [InlineData(nameof(ProrationPolicy.Second), "3.60 EUR")]
    [InlineData(nameof(ProrationPolicy.Hour), "3.60 EUR")]
    [InlineData(nameof(ProrationPolicy.Day), "3.60 EUR")]
    [InlineData(nameof(ProrationPolicy.ThirtyDays), "3.60 EUR")]
    [InlineData(nameof(ProrationPolicy.None), "0.00 EUR")]
    [InlineData(nameof(ProrationPolicy.Full), "7.20 EUR")]
    public void Each_policy_has_its_part(string policy, string amount) => Assert.Equal(
        amount, PriceTrace.OfUnits(1m, Price, November.Rest(Enum.Parse<ProrationPolicy>(policy), At("2026-11-16T00:00Z"))).Amount.ToString());

    [Fact]
    public void No_run_of_changes_gives_back_more_than_was_paid() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Cases.Or(2000)), Prop.ForAll(Changes.ToArbitrary(), changes =>
        {
            var (paid, quantity) = (0m, 0);
            foreach (var (at, next) in changes.OrderBy(change => change.At))
            {
                paid += Line(next, at, 1m) + Line(quantity, at, -1m);
                quantity = next;
                if (paid < 0m) return false;
            }

            return true;
        }));

    private static Gen<(DateTimeOffset At, int Quantity)[]> Changes =>
        Gen.ArrayOf(from minute in Gen.Choose(0, 43_200) from quantity in Gen.Choose(0, 40) select (November.Start.AddMinutes(minute), quantity));

    private static decimal Line(int quantity, DateTimeOffset at, decimal sign) =>
        PriceTrace.OfUnits(quantity, Price, November.Rest(ProrationPolicy.Hour, at), new PriceFactor("credit", sign, 1m)).Amount.Amount;

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);
}
