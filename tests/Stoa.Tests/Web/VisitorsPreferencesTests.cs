namespace Stoa.Tests.Web;

public sealed class VisitorsPreferencesTests(PageHost host) : IClassFixture<PageHost>
{
    [Theory]
    [InlineData("/design", null, null, "en")]
    [InlineData("/design", "it-IT,it;q=0.9,en;q=0.8", null, "it")]
    [InlineData("/design", "de, fr;q=0.9", null, "en")]
    [InlineData("/design", "en;q=0.3, it;q=0.7", null, "it")]
    [InlineData("/design", "it", "stoa-lang=en", "en")]
    [InlineData("/design?lang=it", "en", "stoa-lang=en", "it")]
    [InlineData("/design?lang=en-XA", null, null, "en-XA")]
    [InlineData("/design?lang=tlh", null, "stoa-lang=it", "en")]
    public async Task The_language_is_the_addresss_then_the_cookies_then_the_browsers(string path, string? accepted, string? cookie, string expected)
    {
        var page = await host.Read(path, ("Accept-Language", accepted ?? ""), ("Cookie", cookie ?? ""));
        Assert.Contains($"<html lang=\"{expected}\"", page);
    }

    [Fact]
    public async Task What_the_address_asks_for_is_kept_in_a_cookie()
    {
        using var answer = await host.Get("/design?lang=it&theme=dark");
        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        Assert.Contains(cookies, c => c.StartsWith("stoa-lang=it; max-age=31536000; path=/; samesite=lax", StringComparison.Ordinal));
        Assert.Contains(cookies, c => c.StartsWith("stoa-theme=dark;", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("stoa-theme=dark", "data-theme=\"dark\"")]
    [InlineData("stoa-theme=light", "data-theme=\"light\"")]
    public async Task A_chosen_theme_is_on_the_page_before_any_script_runs(string cookie, string expected) =>
        Assert.Contains(expected, await host.Read("/design", ("Cookie", cookie)));

    [Theory]
    [InlineData("99")]
    [InlineData("1")]
    [InlineData("light,dark")]
    [InlineData("no-such-theme")]
    public async Task A_theme_that_is_none_changes_nothing_and_is_not_kept(string theme)
    {
        using var answer = await host.Get($"/design?theme={theme}");
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain(answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [], c => c.StartsWith("stoa-theme", StringComparison.Ordinal));
        Assert.DoesNotContain("<html lang=\"en\" data-theme", await host.Read("/design", ("Cookie", $"stoa-theme={theme}")));
    }

    [Fact]
    public async Task Without_a_choice_the_system_decides() => Assert.DoesNotContain("<html lang=\"en\" data-theme", await host.Read("/design"));

    [Fact]
    public async Task The_switch_keeps_the_rest_of_the_address() =>
        Assert.Contains("href=\"/design?cursor=abc&amp;lang=it\"", await host.Read("/design?cursor=abc&lang=en"));
}
