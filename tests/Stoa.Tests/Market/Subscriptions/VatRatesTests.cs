using System.Globalization;
using Stoa.Contracts.Common;
using Stoa.Market.Billing.Details;
using Stoa.Market.Subscriptions.Estimates;
using Stoa.Market.Subscriptions.Vat;

namespace Stoa.Tests.Market.Subscriptions;

public sealed class VatRatesTests
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData("IT", "2026-11-21", "22")]
    [InlineData("RO", "2025-07-31", "19")]
    [InlineData("RO", "2025-08-01", "21")]
    [InlineData("FI", "2024-08-31", "24")]
    [InlineData("FI", "2024-09-01", "25.5")]
    [InlineData("CH", "2023-12-31", "7.7")]
    [InlineData("CH", "2024-01-01", "8.1")]
    [InlineData("HU", "2026-11-21", "27")]
    public void The_rate_is_that_of_the_day(string country, string on, string percent) =>
        Assert.Equal(new VatRate(country, decimal.Parse(percent, Invariant)), VatRates.For(country, DateOnly.Parse(on, Invariant)));

    [Theory]
    [InlineData("US")]
    [InlineData("JP")]
    [InlineData("SM")]
    public void A_country_without_a_row_is_an_export_at_nothing(string country) => Assert.Equal(0m, VatRates.For(country, Today).Percent);

    [Fact]
    public void The_Union_and_five_neighbours_are_recorded_and_every_one_is_a_country()
    {
        Assert.Equal(32, VatRates.Countries.Count);
        Assert.All(VatRates.Countries, country => Assert.True(Countries.IsKnown(country), country));
        Assert.All(VatRates.Countries, country => Assert.InRange(VatRates.For(country, Today).Percent, 8m, 27m));
    }

    // Written down by hand from the Commission's table, so that a slip in the data does not go unseen.
    [Fact]
    public void The_27_of_the_Union_have_their_standard_rates() => Assert.Equal(
        "AT 20 BE 21 BG 20 CY 19 CZ 21 DE 19 DK 25 EE 24 ES 21 FI 25.5 FR 20 GR 24 HR 25 HU 27 IE 23 IT 22 LT 21 LU 17 LV 21 MT 18 NL 21 PL 23 PT 23 RO 21 SE 25 SI 22 SK 23",
        string.Join(' ', VatRates.Countries.Intersect(DetailsFaults.Union).Order(StringComparer.Ordinal)
            .Select(country => string.Create(Invariant, $"{country} {VatRates.For(country, Today).Percent}"))));

    [Fact]
    public void Every_rate_says_where_it_stands_and_no_two_begin_on_one_day()
    {
        Assert.All(VatRates.Sources, rate => Assert.Equal("https", rate.Source.Scheme));
        Assert.Equal(VatRates.Sources.Count(), VatRates.Sources.DistinctBy(rate => (rate.Country, rate.From)).Count());
    }

    [Fact]
    public void A_change_reaches_what_is_sold_from_its_day_on_and_nothing_before()
    {
        var day = new DateOnly(2025, 8, 1);
        var line = (DateOnly on) => Totals.Of([new TaxedLine("Machine", 1, new Money(10m, "EUR"), VatRates.For("RO", on))]).Gross.Amount;
        Assert.Equal((11.9m, 12.1m), (line(day.AddDays(-1)), line(day)));
    }

    [Fact]
    public void A_day_before_the_records_is_not_guessed() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => VatRates.For("IT", new DateOnly(1999, 1, 1)));
}
