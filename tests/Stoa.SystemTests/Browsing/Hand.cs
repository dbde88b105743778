using Microsoft.Playwright;

namespace Stoa.SystemTests.Browsing;

/// <summary>How somebody fills in and presses what a page offers, named as it is read out.</summary>
internal abstract class Hand(IPage page)
{
    protected IPage Page => page;

    public abstract Task Fill(string label, string text);

    public abstract Task Choose(string label, string option);

    public Task Follow(string link) => Activate(Page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First);

    public Task Press(string button) => Activate(Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First);

    /// <summary>Opens what is folded away.</summary>
    public Task Unfold(string summary) => Activate(Page.Locator("summary", new() { HasText = summary }).First);

    protected abstract Task Activate(ILocator target);
}

/// <summary>By pointer: clicks where it points.</summary>
internal sealed class Pointer(IPage page) : Hand(page)
{
    public override Task Fill(string label, string text) => Page.GetByLabel(label, new() { Exact = true }).FillAsync(text);

    public override Task Choose(string label, string option) => Page.GetByLabel(label, new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = option });

    protected override Task Activate(ILocator target) => target.ClickAsync();
}

/// <summary>By keyboard alone: goes there by Tab, which must show where it is, and presses Enter.</summary>
internal sealed class Keyboard(IPage page) : Hand(page)
{
    private const int Most = 80;
    private const string IsShown = "e => { const s = getComputedStyle(e); return s.outlineStyle !== 'none' || s.boxShadow !== 'none' || (e.closest('.bay, .radio-card') !== null); }";

    public override async Task Fill(string label, string text)
    {
        await Reach(Page.GetByLabel(label, new() { Exact = true }));
        await Page.Keyboard.TypeAsync(text);
    }

    public override async Task Choose(string label, string option)
    {
        await Reach(Page.GetByLabel(label, new() { Exact = true }));
        await Page.Keyboard.TypeAsync(option);
    }

    protected override async Task Activate(ILocator target)
    {
        await Reach(target);
        await Page.Keyboard.PressAsync("Enter");
    }

    private async Task Reach(ILocator target)
    {
        await target.WaitForAsync();
        for (var presses = 0; presses < Most; presses++)
        {
            if (await target.EvaluateAsync<bool>("e => e === document.activeElement"))
            {
                Assert.True(await target.EvaluateAsync<bool>(IsShown), $"The focus on {target} cannot be seen.");
                return;
            }

            await Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{Most} presses of Tab did not lead to {target}.");
    }
}
