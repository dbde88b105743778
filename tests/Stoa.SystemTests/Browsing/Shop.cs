using Microsoft.Playwright;
using Stoa.SystemTests.Fixtures;

namespace Stoa.SystemTests.Browsing;

/// <summary>An installation as ./up makes it, with the simulated cloud, and Debian's own browser before it.</summary>
public sealed class Shop : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";
    private static readonly float Patience = (float)TimeSpan.FromSeconds(30).TotalMilliseconds;
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    internal Installation Stoa { get; private set; } = null!;

    internal SshKey Key { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Stoa = await Installation.Start(Shape.One, sendsMail: false);
        Key = await SshKey.Make(Stoa.Folder, "key");
        Assertions.SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium,
            // Chromium's sandbox does not start as root; nothing here is foreign.
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        await Stoa.DisposeAsync();
    }

    /// <summary>Lets somebody who was never here before do something; what they saw last is kept when it goes wrong.</summary>
    internal async Task Visit(Looks looks, Func<IPage, Task> act)
    {
        await using var context = await browser.NewContextAsync(looks.Context(Stoa.Address));
        context.SetDefaultTimeout(Patience);
        var page = await context.NewPageAsync();
        try
        {
            await act(page);
        }
        catch (Exception failed)
        {
            throw new InvalidOperationException($"{looks}, at {page.Url}: {failed.Message}\nSeen last: {await Evidence.Keep(page)}\n{Stoa.Log}", failed);
        }
    }
}
