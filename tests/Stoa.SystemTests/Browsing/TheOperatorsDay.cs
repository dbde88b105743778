using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Stoa.SystemTests.Browsing;

/// <summary>What an operator sees of an installation, and decides.</summary>
[Collection<BrowsedShop>]
public sealed class TheOperatorsDay(Shop shop)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Shows_components_runs_and_parked_messages(bool hasScript) => shop.Visit(Looks.Desk with { HasScript = hasScript }, async page =>
    {
        var grace = new OperatorInPages(page, shop);
        await grace.ParkMessage();
        await grace.SignIn();
        var hand = new Pointer(page);
        await hand.Follow("Operator");
        await Expect(page.Locator(".component-bay").First).ToContainTextAsync("accounts");
        await hand.Follow("Runs");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Runs");
        await hand.Follow("Parked messages");
        await page.Locator("tbody a").First.ClickAsync();
        await hand.Unfold("Skip");
        await hand.Press("Skip it for good");
        await hand.Follow("Operators' acts");
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("operator@stoa.localhost");
    });
}
