using Stoa.Platform.Http;

namespace Stoa.Tests.Http.Bodies;

public sealed class ANameWithHiddenCharacters
{
    [Theory]
    [InlineData("Ada\u202Eecalevol", "U+202E")]
    [InlineData("\u2066Ada", "U+2066")]
    [InlineData("Ada\u200B", "U+200B")]
    [InlineData("Ada\u2028Lovelace", "U+2028")]
    [InlineData("Ada\nLovelace", "U+000A")]
    [InlineData("Ada\U000E0041", "U+E0041")]
    public void Is_refused_and_the_character_is_named(string name, string character)
    {
        Assert.Equal(character, HiddenCharacters.First(name));
        Assert.True(new Faults().RequireLine(name, 120, "/name", "").Any);
    }

    [Theory]
    [InlineData("Ada Lovelace")]
    [InlineData("\u05d0\u05d3\u05d4 \u0639\u0644\u064a")]
    [InlineData("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645")]
    [InlineData("O\u2019Brien \U0001F680 \u674e")]
    public void Is_not_mistaken_for_one_in_another_script(string name) => Assert.False(new Faults().RequireLine(name, 120, "/name", "").Any);

    [Theory]
    [InlineData("")]
    [InlineData("1234")]
    public void Has_a_length_like_any_other(string name) => Assert.True(new Faults().RequireLine(name, 3, "/name", "").Any);
}
