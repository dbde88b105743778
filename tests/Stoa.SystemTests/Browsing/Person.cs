using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Stoa.SystemTests.Browsing;

/// <summary>Somebody who buys a machine by the pages, and what they do one after the other.</summary>
internal sealed partial class Person(IPage page, Hand hand, Shop shop)
{
    private const string Password = "correct horse battery staple";

    /// <summary>Another address each time, so that persons share an installation.</summary>
    public string Email { get; } = $"ada-{Guid.NewGuid():N}@example.com";

    public IPage Page => page;

    public Hand Hand => hand;

    /// <summary>From the storefront by the comparison of the plans to the order of one of them.</summary>
    public async Task ChoosePlan(string plan)
    {
        await page.Go("/");
        await hand.Follow("Bare VM");
        await Expect(page.GetByRole(AriaRole.Article)).ToHaveCountAsync(2);
        await hand.Follow($"Order {plan}");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Order Bare VM");
    }

    /// <summary>On one screen and by the mailed code, which the mailbox page shows; ends where it began.</summary>
    public async Task SignUp()
    {
        await hand.Follow("Sign up");
        await hand.Fill("E-mail", Email);
        await hand.Fill("Password", Password);
        await hand.Fill("Your name", "Ada Lovelace");
        await hand.Choose("Country", "Italy");
        await hand.Press("Send me the code");
        var code = await CodeFromMailbox();
        await hand.Fill("Six-digit code", code);
        await hand.Press("Confirm");
    }

    /// <summary>Names the machine, says who may log in to it and pays.</summary>
    public async Task Order(string hostname, string card)
    {
        await hand.Fill("Hostname", hostname);
        await hand.Fill("SSH public key", (await File.ReadAllTextAsync(shop.Key.PublicFile)).Trim());
        await PayWith(card);
        await hand.Press("Order and pay");
    }

    /// <summary>As somebody whose card is known: with that one, or with another.</summary>
    public async Task OrderAgain(string hostname, string? card = null)
    {
        await hand.Fill("Hostname", hostname);
        await hand.Fill("SSH public key", (await File.ReadAllTextAsync(shop.Key.PublicFile)).Trim());
        if (card is not null)
        {
            await page.GetByLabel("Another card").CheckAsync();
            await PayWith(card);
        }

        await hand.Press("Order and pay");
    }

    public async Task Terminate()
    {
        await hand.Unfold("Terminate");
        await hand.Press("Terminate for good");
        await Sees("Removed");
    }

    public async Task PayWith(string card)
    {
        await hand.Fill("Card number", card);
        await hand.Fill("Expires", "04/30");
        await hand.Fill("Code", "123");
        await hand.Fill("Name on the card", "Ada Lovelace");
    }

    /// <summary>Sees the badge of the order or deployment change to this.</summary>
    public Task Sees(string state) => Expect(page.Locator(".progress-head .badge")).ToHaveTextAsync(state);

    private async Task<string> CodeFromMailbox()
    {
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Open the mailbox" })).ToBeVisibleAsync();
        var entry = page.Url;
        await hand.Follow("Open the mailbox");
        var mine = page.GetByRole(AriaRole.Row, new() { NameRegex = new Regex(Email) }).GetByRole(AriaRole.Link);
        await page.WaitUntil("/mailbox", mine);
        await page.Go((await mine.First.GetAttributeAsync("href"))!);
        var said = await page.Locator(".mail-text").TextContentAsync();
        await page.Go(entry);
        return SixDigits().Match(said!).Value;
    }

    [GeneratedRegex(@"\b\d{6}\b")]
    private static partial Regex SixDigits();
}
