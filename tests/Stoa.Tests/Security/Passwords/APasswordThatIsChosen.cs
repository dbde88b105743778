using Stoa.Platform.Security.Passwords;

namespace Stoa.Tests.Security.Passwords;

public sealed class APasswordThatIsChosen
{
    [Theory]
    [InlineData("seven77", "at least 8")]
    [InlineData("password", "guessed first")]
    [InlineData("Password1!", "guessed first")]
    [InlineData("P@ssw0rd2026", "guessed first")]
    [InlineData("iloveyou", "guessed first")]
    [InlineData("forzainter1908", "guessed first")]
    [InlineData("!!Sunshine!!", "guessed first")]
    [InlineData("sunshinesunshine", "guessed first")]
    [InlineData("12345678", "row of keys")]
    [InlineData("87654321", "row of keys")]
    [InlineData("qwertyuiop", "row of keys")]
    [InlineData("1qaz2wsx", "row of keys")]
    [InlineData("qwerty12345", "row of keys")]
    [InlineData("aaaaaaaaaaaa", "row of keys")]
    [InlineData("abcabcabcabc", "row of keys")]
    [InlineData("monkeymonkey", "row of keys")]
    [InlineData("x9!x9!x9!x9!", "row of keys")]
    [InlineData("1q2w3e4r5t", "row of keys")]
    [InlineData("Stoa2026!", "your name")]
    [InlineData("AdaLovelace1", "your name")]
    [InlineData("ada@analytical.example", "your name")]
    [InlineData("4n4lyt1c4l-99", "your name")]
    public void Is_refused_when_a_guesser_tries_it_early(string password, string why) =>
        Assert.Contains(why, PasswordRules.Fault(password, "ada@analytical.example", "Ada Lovelace"), StringComparison.Ordinal);

    [Theory]
    [InlineData("correct horse battery staple")]
    [InlineData("tuesday-otter-47-lamp")]
    [InlineData("kV9#mQ2xPl")]
    [InlineData("dragon of the ninth gate")]
    [InlineData("il mattino ha l'oro in bocca")]
    [InlineData("ünïcödé pässwörter")]
    [InlineData("ada went to the sea in june")]
    public void Is_taken_otherwise_whatever_it_is_made_of(string password) =>
        Assert.Null(PasswordRules.Fault(password, "ada@analytical.example", "Ada Lovelace"));

    [Fact]
    public void Has_128_characters_at_most_each_sign_being_one()
    {
        var longest = string.Concat(Enumerable.Range(0, 64).Select(i => $"{(char)('a' + i % 26)}😀"));
        Assert.Null(PasswordRules.Fault(longest));
        Assert.Contains("at most 128", PasswordRules.Fault(longest + "z"), StringComparison.Ordinal);
    }
}
