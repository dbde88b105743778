using System.Globalization;
using Stoa.Contracts.Common;
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
    public void The_Union_and_three_neighbours_are_recorded_and_every_one_is_a_country()
    {
        Assert.Equal(30, VatRates.Countries.Count);
        Assert.All(VatRates.Countries, country => Assert.True(Countries.IsKnown(country), country));
        Assert.All(VatRates.Countries, country => Assert.InRange(VatRates.For(country, Today).Percent, 8m, 27m));
    }

    [Fact]
    public void A_day_before_the_records_is_not_guessed() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => VatRates.For("IT", new DateOnly(1999, 1, 1)));
}
