using Microsoft.Playwright;

namespace Stoa.SystemTests.Browsing;

/// <summary>One page, looked at in a wide light window and in a narrow dark one.</summary>
internal sealed class Inspection : IDisposable
{
    private const int MostBytes = 150_000;
    private const int Narrow = 360;
    private readonly IPage page;
    private readonly List<string> errors = [];

    public Inspection(IPage page)
    {
        this.page = page;
        page.Console += Hear;
        page.PageError += Hear;
    }

    /// <summary>Goes there and looks.</summary>
    /// <returns>What is wrong with it, and where it leads.</returns>
    public async Task<(IReadOnlyList<string> Faults, IReadOnlyList<string> Links)> Look(string path)
    {
        errors.Clear();
        await Show(1280, ColorScheme.Light);
        var answer = await page.Go(path);
        var facts = await PageFacts.Of(page);
        var faults = new List<string>(facts.DeadAnchors.Select(anchor => $"nothing is at {anchor}"));
        if (answer is not { Status: 200 }) faults.Add($"answered {answer?.Status}");
        if (facts.Title.Length == 0) faults.Add("has no title");
        if (facts.Headings != 1) faults.Add($"has {facts.Headings} h1");
        if (facts.Language != "en") faults.Add($"says it is in '{facts.Language}'");
        if (facts.Weight is 0 or > MostBytes) faults.Add($"weighs {facts.Weight} bytes");
        faults.AddRange((await Axe.Violations(page)).Select(violation => $"light: {violation}"));
        await Show(Narrow, ColorScheme.Dark);
        if ((await PageFacts.Of(page)).Width is var width and > Narrow) faults.Add($"is {width} wide in a window of {Narrow}");
        faults.AddRange((await Axe.Violations(page)).Select(violation => $"dark and narrow: {violation}"));
        faults.AddRange(errors.Select(error => $"console: {error}"));
        return ([.. faults.Select(fault => $"{path} {fault}")], facts.Links);
    }

    public void Dispose()
    {
        page.Console -= Hear;
        page.PageError -= Hear;
    }

    private async Task Show(int width, ColorScheme scheme)
    {
        await page.SetViewportSizeAsync(width, 800);
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
    }

    private void Hear(object? sender, IConsoleMessage message)
    {
        if (message.Type == "error") errors.Add(message.Text);
    }

    private void Hear(object? sender, string error) => errors.Add(error);
}
