using System.Text.Json;
using Stoa.Contracts.Common;

namespace Stoa.Tests.Http;

public sealed class AMemberThatIsNullTests
{
    private sealed record Letter(string To, string? From, TenantId? Company, int? Pages, string Text = "none");

    [Fact]
    public void Is_left_out_and_read_back()
    {
        var letter = new Letter("Ada", null, null, null);
        var json = JsonSerializer.Serialize(letter, StoaJson.Tolerant);
        Assert.Equal("""{"to":"Ada","text":"none"}""", json);
        Assert.Equal(letter, JsonSerializer.Deserialize<Letter>(json, StoaJson.Tolerant));
    }

    [Fact]
    public void Is_the_only_kind_that_may_be_left_out() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Letter>("""{"from":"Bea"}""", StoaJson.Tolerant));
}
