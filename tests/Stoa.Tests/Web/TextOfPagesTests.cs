using System.Text.RegularExpressions;
using Stoa.Web.Languages;

namespace Stoa.Tests.Web;

public sealed partial class TextOfPagesTests
{
    [Fact]
    public void No_page_holds_text_of_its_own()
    {
        var literals = from file in WebSources.All("*.razor")
                       from text in LiteralText.In(file.Text)
                       select $"{file.Name}: {text}";
        Assert.Empty(literals);
    }

    [Theory]
    [InlineData("<p>Order now</p>")]
    [InlineData("<p>@Name is waiting</p>")]
    [InlineData("@if (IsOpen) { <b>Open</b> }")]
    [InlineData("<input placeholder=\"Your name\" />")]
    [InlineData("<PageHeading Title=\"Orders\" />")]
    [InlineData("<PageHeading Title=\"@Text[\"orders.title\"]\" />\n<p>\n    Nothing here.\n</p>")]
    public void A_planted_text_is_found(string razor) => Assert.NotEmpty(LiteralText.In(razor));

    [Theory]
    [InlineData("<p>@Text[\"a.b\", (\"count\", 3)] · @Name</p>")]
    [InlineData("@foreach (var x in All.Where(a => a.Is(1)))\n{\n    var y = x.Name;\n    <li class=\"wide\">@y</li>\n}")]
    [InlineData("<input type=\"text\" aria-label=\"@Text[\"a.b\"]\" value=\"@(A ? \"one\" : \"two\")\" />")]
    [InlineData("@code {\n    private string Title => \"Orders\";\n}")]
    public void Code_and_looked_up_text_are_left_alone(string razor) => Assert.Empty(LiteralText.In(razor));

    [Fact]
    public void Every_key_that_a_page_uses_exists()
    {
        var known = Keys(Language.English);
        var unknown = UsedKeys().Where(k => !known.Contains(k)).Concat(UsedPrefixes().Where(p => !known.Any(k => k.StartsWith(p, StringComparison.Ordinal))));
        Assert.Empty(unknown);
    }

    [Fact]
    public void Every_key_is_used()
    {
        var used = UsedKeys().ToHashSet();
        var prefixes = UsedPrefixes().ToList();
        Assert.Equal([], Keys(Language.English).Where(k => !used.Contains(k) && !prefixes.Any(p => k.StartsWith(p, StringComparison.Ordinal))).Order());
    }

    [Fact]
    public void Every_language_has_the_same_keys_with_the_same_places_and_plurals()
    {
        foreach (var language in Language.All)
        {
            Assert.Equal(Keys(Language.English).Order(), Keys(language).Order());
            foreach (var (key, phrase) in Phrasebook.In(language).Phrases)
            {
                var english = Phrasebook.In(Language.English).Phrases[key];
                Assert.Equal((key, Places(english.Many), english.One is null), (key, Places(phrase.Many), phrase.One is null));
            }
        }
    }

    private static HashSet<string> Keys(Language language) => [.. Phrasebook.In(language).Phrases.Keys];

    private static string Places(string text) => string.Join(",", Place().Matches(text).Select(m => m.Value).Distinct().Order());

    private static IEnumerable<string> UsedKeys() =>
        WebSources.All("*.razor", "*.cs").SelectMany(f => Key().Matches(f.Text)).Select(m => m.Groups["key"].Value).Distinct();

    private static IEnumerable<string> UsedPrefixes() =>
        WebSources.All("*.razor", "*.cs").SelectMany(f => Prefix().Matches(f.Text)).Select(m => m.Groups["key"].Value).Distinct();

    [GeneratedRegex(@"\b[Tt]ext(?:\[|\.Find\()""(?<key>[a-z0-9.:-]+)""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Key();

    [GeneratedRegex(@"\b[Tt]ext(?:\[|\.Find\()\$""(?<key>[a-z0-9.:-]+)\{", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"\{\w+\}", RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}
