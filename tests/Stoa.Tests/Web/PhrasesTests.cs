using Stoa.Contracts.Common;
using Stoa.Web.Languages;

namespace Stoa.Tests.Web;

public sealed class PhrasesTests
{
    private readonly Phrases english = new(Language.English);
    private readonly Phrases italian = new(Language.Italian);

    [Theory]
    [InlineData("1234.5", "EUR", "€1,234.50", "1.234,50\u00a0€")]
    [InlineData("-12.345", "USD", "\u2212$12.35", "\u221212,35\u00a0$")]
    [InlineData("1234.5", "JPY", "JPY\u00a01,235", "1.235\u00a0JPY")]
    [InlineData("0.0005", "KWD", "KWD\u00a00.001", "0,001\u00a0KWD")]
    public void Money_is_written_as_the_language_does_and_to_the_minor_unit(string amount, string currency, string inEnglish, string inItalian)
    {
        var money = new Money(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), currency);
        Assert.Equal((inEnglish, inItalian), (english.Money(money), italian.Money(money)));
    }

    [Fact]
    public void A_moment_is_written_in_UTC_and_says_so()
    {
        var moment = new DateTimeOffset(2026, 5, 1, 1, 5, 0, TimeSpan.FromHours(2));
        Assert.Equal(("30 Apr 2026, 23:05 UTC", "30 apr 2026, 23:05 UTC"), (english.Moment(moment), italian.Moment(moment)));
    }

    [Theory]
    [InlineData(1, "a month", "al mese")]
    [InlineData(12, "every 12 months", "ogni 12 mesi")]
    public void The_argument_count_chooses_singular_or_plural(int count, string inEnglish, string inItalian) =>
        Assert.Equal((inEnglish, inItalian), (english["price.period", ("count", count)], italian["price.period", ("count", count)]));

    [Fact]
    public void An_unknown_key_shows_itself_where_it_is_expected_and_nothing_where_it_is_not()
    {
        Assert.Equal("[no.such]", english["no.such"]);
        Assert.Null(english.Find("no.such"));
    }

    [Fact]
    public void The_pseudo_locale_is_accented_longer_and_in_brackets_and_leaves_places_alone()
    {
        var text = PseudoLocale.Of("Copy {name} now");
        Assert.Equal("[Çöpý {name} ñöw ~~~]", text);
        Assert.Equal("[1 öf 2 stéps ðöñé ~~~~~~]", new Phrases(Language.Pseudo)["steps.progress", ("done", 1), ("total", 2)]);
    }
}
