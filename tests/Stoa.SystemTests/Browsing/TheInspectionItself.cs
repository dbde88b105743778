namespace Stoa.SystemTests.Browsing;

/// <summary>That nothing is found means something: a page with every fault is found wrong for each of them.</summary>
[Collection<BrowsedShop>]
public sealed class TheInspectionItself(Shop shop)
{
    private const string Wrong = """
        <!DOCTYPE html><html lang="de"><head><script>console.error("oh dear");</script></head>
        <body><h1>One</h1><h1>Two</h1><a href="#nowhere">down</a><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">
        <svg width="900" height="9"></svg><p style="color: #bbb; background: #fff">faint</p></body></html>
        """;

    [Theory]
    [InlineData("has no title")]
    [InlineData("has 2 h1")]
    [InlineData("says it is in 'de'")]
    [InlineData("nothing is at #nowhere")]
    [InlineData("console: oh dear")]
    [InlineData("wide in a window of 360")]
    [InlineData("weighs ")]
    [InlineData("light: image-alt")]
    [InlineData("dark and narrow: color-contrast")]
    public Task Finds(string fault) => shop.Visit(Looks.Desk, async page =>
    {
        await page.RouteAsync("/wrong", route => route.FulfillAsync(new() { ContentType = "text/html", Body = Wrong + new string(' ', 200_000) }));
        using var inspection = new Inspection(page);
        var (faults, _) = await inspection.Look("/wrong");
        Assert.Contains(faults, found => found.Contains(fault, StringComparison.Ordinal));
    });
}
