using System.Globalization;
using Stoa.Contracts.Billing.Pricing;
using Stoa.Contracts.Common;

namespace Stoa.Tests.Market.Billing.Pricing;

/// <summary>The worked examples of market.md, catalog and billing.</summary>
public sealed class ThePriceOfAQuantity
{
    private static readonly PriceTable ByUnit = new("EUR", [new PriceRange(1, 9, 5m), new PriceRange(10, null, 3m)]);
    private static readonly PriceTable ByStep = new("EUR", [new PriceRange(1, 9, 30m), new PriceRange(10, null, 100m)]);

    [Theory]
    [InlineData(PriceRule.Tiered, "15", "63.00")]
    [InlineData(PriceRule.Volume, "15", "45.00")]
    [InlineData(PriceRule.Tiered, "9", "45.00")]
    [InlineData(PriceRule.Volume, "9", "45.00")]
    [InlineData(PriceRule.Volume, "10", "30.00")]
    [InlineData(PriceRule.Tiered, "9.5", "46.50")]
    [InlineData(PriceRule.Volume, "9.5", "28.50")]
    [InlineData(PriceRule.Tiered, "0", "0.00")]
    [InlineData(PriceRule.Volume, "0", "0.00")]
    public void By_the_unit(PriceRule rule, string quantity, string amount) => Assert.Equal($"{amount} EUR", Price(rule, quantity, ByUnit));

    [Theory]
    [InlineData("15", "100.00")]
    [InlineData("9", "30.00")]
    [InlineData("0.1", "30.00")]
    [InlineData("0", "0.00")]
    public void By_the_step(string quantity, string amount) => Assert.Equal($"{amount} EUR", Price(PriceRule.Stairstep, quantity, ByStep));

    [Fact]
    public void An_average_over_time()
    {
        var average = ((10m * 10) + (20m * 15) + (15m * 5)) / 30;
        Assert.Equal("31.67 EUR", PriceTrace.OfUnits(average, new Money(2m, "EUR")).Amount.ToString());
    }

    [Fact]
    public void A_negative_quantity_is_no_quantity() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PriceTrace.OfUnits(-1m, new Money(2m, "EUR")));

    [Fact]
    public void Ranges_have_no_gaps_do_not_overlap_and_leave_nothing_over()
    {
        PriceRange[][] wrong = [[], [new(1, 9, 1m)], [new(2, null, 1m)], [new(1, 9, 1m), new(11, null, 1m)], [new(1, 9, 1m), new(9, null, 1m)], [new(1, null, 1m), new(2, null, 1m)]];
        Assert.All(wrong, ranges => Assert.Throws<ArgumentException>(() => new PriceTable("EUR", ranges)));
    }

    private static string Price(PriceRule rule, string quantity, PriceTable prices) =>
        PriceTrace.Of(rule, decimal.Parse(quantity, CultureInfo.InvariantCulture), prices).Amount.ToString();
}
