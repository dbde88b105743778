using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Stoa.SystemTests.Browsing;

/// <summary>A page follows something live and has heard that it is to load itself anew.</summary>
[Collection<BrowsedShop>]
public sealed class APageThatLoadsItselfAnew(Shop shop)
{
    // Says in the console when the page has done what it does on that event.
    private const string Telling = """
        const listen = EventSource.prototype.addEventListener;
        EventSource.prototype.addEventListener = function (name, act) { return listen.call(this, name, (event) => { act(event); console.log(`did ${name}`); }); };
        """;

    [Fact]
    public Task Does_not_hold_up_whoever_has_followed_a_link() => shop.Visit(Looks.Desk, async page =>
    {
        await new OperatorInPages(page, shop).SignIn();
        var (followed, done) = (Happening(), Happening());
        page.Console += (_, said) => _ = said.Text == "did reload" && done.TrySetResult();
        await page.AddInitScriptAsync(Telling);
        await page.RouteAsync("**/operator/live", async stream =>
        {
            await followed.Task;
            await stream.FulfillAsync(new() { ContentType = "text/event-stream", Body = "event: reload\ndata: now\n\n" });
        });
        await page.RouteAsync("**/operator/runs", async next =>
        {
            followed.TrySetResult();
            await done.Task;
            await next.ContinueAsync();
        });
        await page.Go("/operator");
        await new Pointer(page).Follow("Runs");
        await Expect(page).ToHaveURLAsync(new Regex("/operator/runs$"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Runs");
    });

    private static TaskCompletionSource Happening() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
