using Stoa.Contracts.Documents;
using Stoa.Market.Documents.Pdf;

namespace Stoa.Tests.Market.Documents;

public sealed class ThePaperCharactersTests
{
    [Theory]
    [InlineData("Regular")]
    [InlineData("SemiBold")]
    public void Have_a_glyph_each(string weight)
    {
        var font = PdfDocument.Load(weight);
        Assert.DoesNotContain(PaperCharacters.All, character => font.GlyphOf(character) == 0);
    }

    [Theory]
    [InlineData("Ελληνικά Ёлка Łódź Çağlar Ștefan Ñandú Žižek Þór & Söhne – “Œuvre” 5 €", null)]
    [InlineData("e\u0301le\u0300ve", null)]
    [InlineData("日本", "日")]
    [InlineData("Ada 😀", "😀")]
    public void Name_the_first_one_that_is_missing(string text, string? missing) => Assert.Equal(missing, PaperCharacters.FirstMissing(text));
}
