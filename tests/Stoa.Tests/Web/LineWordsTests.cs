using Stoa.Contracts.Common;
using Stoa.Contracts.Subscriptions;
using Stoa.Web.Components.Pages.Orders;
using Stoa.Web.Languages;

namespace Stoa.Tests.Web;

public sealed class LineWordsTests
{
    private static readonly LineView Line = new("as it was written", 1, new Money(4.99m, "EUR"), new Money(4.99m, "EUR"));

    [Theory]
    [InlineData(1, "Bare VM, Small, 1 mese")]
    [InlineData(12, "Bare VM, Small, 12 mesi")]
    [InlineData(null, "Bare VM, Small, attivazione")]
    public void A_line_is_said_in_the_readers_language(int? months, string expected) =>
        Assert.Equal(expected, LineWords.Of(new Phrases(Language.Italian), Line with { About = new LineSubject("Bare VM", "Small", months) }));

    [Fact]
    public void A_line_from_before_its_parts_were_kept_stays_as_it_was_written() =>
        Assert.Equal("as it was written", LineWords.Of(new Phrases(Language.Italian), Line));
}
