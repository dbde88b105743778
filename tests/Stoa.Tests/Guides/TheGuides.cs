using System.Text.RegularExpressions;
using Stoa.Tests.Architecture;

namespace Stoa.Tests.Guides;

/// <summary>What a guide shows is a file that the tests compile and run.</summary>
public sealed partial class TheGuides
{
    [Fact]
    public void Show_the_files_as_they_are()
    {
        var guide = Product.Read("docs/guides/add-a-component.md");
        var shown = Shown().Matches(guide);
        Assert.Equal(7, shown.Count);
        Assert.All(shown, file => Assert.Equal(
            Product.Read("tests/Stoa.Tests/Guides/Guestbook/" + file.Groups["path"].Value), file.Groups["text"].Value));
    }

    [GeneratedRegex(@"^`(?<path>[^`\n]+)`\n\n```[a-z]+\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Shown();
}
