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

    private static readonly string[] Faults =
    [
        "has no title", "has 2 h1", "says it is in 'de'", "nothing is at #nowhere", "console: oh dear", "wide in a window of 360", "weighs ",
        "light: image-alt", "dark and narrow: color-contrast",
    ];

    [Fact]
    public Task Finds_every_fault() => shop.Visit(Looks.Desk, async page =>
    {
        await page.RouteAsync("/wrong", route => route.FulfillAsync(new() { ContentType = "text/html", Body = Wrong + new string(' ', 200_000) }));
        using var inspection = new Inspection(page);
        var (found, _) = await inspection.Look("/wrong");
        Assert.All(Faults, fault => Assert.Contains(found, said => said.Contains(fault, StringComparison.Ordinal)));
    });
}
