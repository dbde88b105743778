using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Stoa.Contracts.Common;
using Stoa.Contracts.Subscriptions;
using Stoa.Market.Subscriptions.Estimates;
using Stoa.Market.Subscriptions.Vat;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market.Subscriptions;

public sealed class TotalsTests
{
    private static readonly string[] SomeCurrencies = ["EUR", "USD", "JPY", "KWD"];
    private static readonly VatRate[] SomeRates = [new("IT", 22m), new("FI", 25.5m), new("CH", 8.1m), new("US", 0m), new("IT", 10m)];

    private static readonly Gen<TaxedLine[]> SomeLines =
        from currency in Gen.Elements(SomeCurrencies)
        from lines in Gen.NonEmptyListOf(
            from price in Gen.Choose(-2_000_000, 200_000_000)
            from quantity in Gen.Choose(0, 5_000_000)
            from rate in Gen.Elements(SomeRates)
            select new TaxedLine("line", quantity / 10_000m, new Money(price / 10_000m, currency), rate))
        select lines.ToArray();

    [Fact]
    public void Every_line_is_rounded_once_half_away_from_zero() => Holds((lines, totals) =>
        lines.Zip(totals.Lines).All(pair => pair.Second.Net.Amount == HalfAway(pair.First.UnitPrice.Amount * pair.First.Quantity, pair.Second.Net.Currency)));

    [Fact]
    public void The_net_is_the_sum_of_the_lines() => Holds((_, totals) => totals.Net.Amount == totals.Lines.Sum(line => line.Net.Amount));

    [Fact]
    public void Each_rate_has_one_row_taken_on_the_sum_of_its_lines() => Holds((lines, totals) =>
        totals.Vat.Count == lines.Select(line => line.Vat).Distinct().Count()
        && totals.Vat.All(row => row.Base.Amount == lines.Where(line => line.Vat == new VatRate(row.Country, row.RatePercent)).Sum(line => line.Net.Amount))
        && totals.Vat.All(row => row.Amount.Amount == HalfAway(row.Base.Amount * row.RatePercent / 100m, row.Amount.Currency)));

    [Fact]
    public void The_gross_is_the_net_and_all_VAT() => Holds((_, totals) =>
        totals.Gross.Amount == totals.Net.Amount + totals.Vat.Sum(row => row.Amount.Amount) && totals.Vat.Sum(row => row.Base.Amount) == totals.Net.Amount);

    [Fact]
    public void Currencies_are_never_mixed() => Assert.Throws<InvalidOperationException>(() => Totals.Of(
        [new TaxedLine("a", 1m, new Money(1m, "EUR"), SomeRates[0]), new TaxedLine("b", 1m, new Money(1m, "USD"), SomeRates[0])]));

    private static void Holds(Func<TaxedLine[], TotalsView, bool> rule) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Cases.Or(1000)), Prop.ForAll(SomeLines.ToArbitrary(), lines => rule(lines, Totals.Of(lines))));

    // The same rule said with whole numbers only, so that a fault of the decimal rounding cannot hide in the expectation.
    private static decimal HalfAway(decimal exact, string currency)
    {
        var scale = (decimal)Math.Pow(10, Currencies.MinorUnits(currency));
        var units = new BigInteger(decimal.Abs(exact) * scale * 1_000_000_000m);
        var rounded = (decimal)((units + 500_000_000) / 1_000_000_000);
        return Math.Sign(exact) * rounded / scale;
    }
}
