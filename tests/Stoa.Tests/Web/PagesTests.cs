using System.Net;
using System.Text.RegularExpressions;
using Stoa.Web.Assets;

namespace Stoa.Tests.Web;

public sealed partial class PagesTests(PageHost host) : IClassFixture<PageHost>
{
    private const int PageBudget = 150_000;
    private const int ScriptBudget = 10_000;

    [Theory]
    [InlineData("en")]
    [InlineData("it")]
    [InlineData("en-XA")]
    public async Task The_design_guide_shows_all_parts_in_every_language(string language)
    {
        using var answer = await host.Get($"/design?lang={language}");
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("</html>", page);
        Assert.DoesNotMatch(MissingText(), page);
    }

    [Fact]
    public async Task Nothing_is_inline_and_nothing_is_foreign()
    {
        using var answer = await host.Get("/design");
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(
            "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'",
            answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.DoesNotMatch(Inline(), page);
Assert.All(Addresses().Matches(page), a => Assert.Matches("^[/#](?!/)", a.Groups["to"].Value));
    }

    [Fact]
    public async Task An_address_that_nobody_answers_gets_a_page_that_says_so()
    {
        using var page = await host.Get("/no/such/page");
        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (page.StatusCode, page.Content.Headers.ContentType?.MediaType));
        Assert.True(page.Headers.Contains("Content-Security-Policy"));
        Assert.Contains("There is nothing at this address", await page.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_form_without_the_sites_token_changes_nothing_and_says_so()
    {
        using var answer = await host.Browser.PostAsync("/design", new FormUrlEncodedContent([new("_handler", "any")]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("This form is too old", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_page_with_all_that_it_loads_is_lighter_than_the_budget()
    {
        using var answer = await host.Get("/design", ("Accept-Encoding", "br"));
        var weight = (await answer.Content.ReadAsByteArrayAsync()).Length;
        foreach (var asset in new AssetCatalog().All.Where(a => !a.Name.EndsWith(".txt", StringComparison.Ordinal)))
        {
            using var part = await host.Get(asset.Address, ("Accept-Encoding", "br"));
            weight += (await part.Content.ReadAsByteArrayAsync()).Length;
        }

        Assert.InRange(weight, 1, PageBudget);
    }

    [Fact]
    public void The_script_is_small() => Assert.InRange(new AssetCatalog().All.Single(a => a.Name == "stoa.js").Content.Length, 1, ScriptBudget);

    [GeneratedRegex(@"\[[a-z-]+\.[a-z.-]+\]", RegexOptions.NonBacktracking)]
    private static partial Regex MissingText();

    [GeneratedRegex(@"<style|\sstyle=|<script>|<script type=""module"">|\son\w+=|javascript:", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Inline();

    [GeneratedRegex(@"(href|src)=""(?<to>[^""]*)""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Addresses();
}
