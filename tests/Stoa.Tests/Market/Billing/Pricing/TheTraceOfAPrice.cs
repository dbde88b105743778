using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Stoa.Contracts.Billing.Pricing;
using Stoa.Contracts.Common;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market.Billing.Pricing;

public sealed class TheTraceOfAPrice
{
    private static readonly string[] SomeCurrencies = ["EUR", "JPY", "KWD"];

    private static readonly Gen<PriceTrace> SomeTraces =
        from rule in Gen.Elements(PriceRule.Unit, PriceRule.Tiered, PriceRule.Volume, PriceRule.Stairstep)
        from currency in Gen.Elements(SomeCurrencies)
        from widths in Gen.ListOf(Gen.Choose(1, 50))
        from prices in Gen.ListOf(Gen.Choose(0, 9_999_999), widths.Count + 1)
        from quantity in Gen.Choose(0, 3_000_000)
        from hours in Gen.Choose(0, 744)
        from sign in Gen.Elements(1m, -1m)
        select PriceTrace.Of(rule, quantity / 10_000m, Table(currency, [.. widths], [.. prices]), new PriceFactor("hours", hours, 744m), new PriceFactor("credit", sign, 1m));

    [Fact]
    public void Replays_to_the_same_amount_after_it_was_stored() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Cases.Or(2000)), Prop.ForAll(SomeTraces.ToArbitrary(), trace => Stored(trace).Replay() == trace.Amount));

    [Fact]
    public void Is_rounded_once_half_away_from_zero() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Cases.Or(2000)), Prop.ForAll(SomeTraces.ToArbitrary(), trace =>
            decimal.Round(trace.Exact, Currencies.MinorUnits(trace.Amount.Currency), MidpointRounding.AwayFromZero) == trace.Amount.Amount));

    [Fact]
    public void Reads_as_a_line_of_arithmetic()
    {
        var prices = new PriceTable("EUR", [new PriceRange(1, 9, 5m), new PriceRange(10, null, 3m)]);
        Assert.Equal("9 x 5 + 6 x 3", TraceWords.Of(PriceTrace.Of(PriceRule.Tiered, 15m, prices)));
        Assert.Equal("15 x 3", TraceWords.Of(PriceTrace.Of(PriceRule.Volume, 15m, prices)));
        Assert.Equal("3", TraceWords.Of(PriceTrace.Of(PriceRule.Stairstep, 15m, prices)));
        Assert.Equal("(2 x 5) x 360/720 hours", TraceWords.Of(PriceTrace.Of(PriceRule.Tiered, 2m, prices, new PriceFactor("hours", 360m, 720m))));
        Assert.Equal("0", TraceWords.Of(PriceTrace.Of(PriceRule.Tiered, 0m, prices)));
    }

    [Fact]
    public void Whoever_changes_one_of_its_numbers_is_found_out()
    {
        var trace = PriceTrace.OfUnits(3m, new Money(5m, "EUR"));
        Assert.NotEqual(trace.Amount, (trace with { Quantity = 4m }).Replay());
    }

    private static PriceTrace Stored(PriceTrace trace) =>
        JsonSerializer.Deserialize<PriceTrace>(JsonSerializer.Serialize(trace, StoaJson.Tolerant), StoaJson.Tolerant)!;

    private static PriceTable Table(string currency, int[] widths, int[] prices)
    {
        var first = 1;
        var ranges = new List<PriceRange>();
        foreach (var (width, i) in widths.Select((width, i) => (width, i)))
        {
            ranges.Add(new PriceRange(first, first + width - 1, prices[i] / 10_000m));
            first += width;
        }

        return new PriceTable(currency, [.. ranges, new PriceRange(first, null, prices[^1] / 10_000m)]);
    }
}
