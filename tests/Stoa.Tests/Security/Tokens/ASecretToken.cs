using Stoa.Platform.Security.Tokens;

namespace Stoa.Tests.Security.Tokens;

public sealed class ASecretToken
{
    [Fact]
    public void Says_what_it_is_and_carries_160_random_bits()
    {
        var token = SecretToken.New("sess");
        Assert.Matches("^sess_[a-z2-7]{38}$", token);
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => SecretToken.New("sess")[5..37]).Distinct().Count());
    }

    [Fact]
    public void Spreads_evenly_over_its_alphabet()
    {
        var letters = string.Concat(Enumerable.Range(0, 1000).Select(_ => SecretToken.New("sess")[5..37]));
        Assert.All(letters.GroupBy(c => c), letter => Assert.InRange(letter.Count(), 800, 1200));
        Assert.Equal(32, letters.Distinct().Count());
    }

    [Fact]
    public void Is_refused_unasked_when_a_character_is_wrong()
    {
        var token = SecretToken.New("tok");
        Assert.True(SecretToken.IsWellFormed("tok", token));
        for (var i = 0; i < token.Length; i++)
            Assert.False(SecretToken.IsWellFormed("tok", token[..i] + (token[i] == 'a' ? 'b' : 'a') + token[(i + 1)..]));
    }

    [Fact]
    public void Is_no_token_of_another_kind()
    {
        var token = SecretToken.New("tok");
        Assert.False(SecretToken.IsWellFormed("sess", token));
        Assert.False(SecretToken.IsWellFormed("sess", $"sess{token[3..]}"));
        Assert.False(SecretToken.IsWellFormed("tok", ""));
    }

    [Fact]
    public void Is_stored_as_its_sha_256() =>
        Assert.Equal("2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae", Convert.ToHexStringLower(SecretToken.Hash("foo")));
}
