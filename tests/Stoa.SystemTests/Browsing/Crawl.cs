using System.Globalization;
using Microsoft.Playwright;

namespace Stoa.SystemTests.Browsing;

/// <summary>Follows every link of the site from some pages on, and inspects every page that it finds.</summary>
internal sealed class Crawl(IPage page)
{
    private readonly Queue<string> ahead = new();
    private readonly HashSet<string> known = [];
    private readonly List<string> visited = [];
    private readonly List<string> faults = [];

    /// <summary>The pages in the order they were found.</summary>
    public IReadOnlyList<string> Visited => visited;

    /// <summary>Fails with all that is wrong, naming each page.</summary>
    public async Task Follow(params string[] from)
    {
        Note(from);
        using var inspection = new Inspection(page);
        while (ahead.TryDequeue(out var path)) await Visit(inspection, path);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{visited.Count} pages: {string.Join(' ', visited)}"));
        await Translate();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private async Task Translate()
    {
        await page.Go($"/?lang={PseudoText.Language}");
        // The design guide shows parts with made-up data in them.
        foreach (var path in visited.Where(path => path != "/design"))
            faults.AddRange((await PseudoText.Bare(page, path)).Select(text => $"{path} says '{text}' in every language"));
    }

    private async Task Visit(Inspection inspection, string path)
    {
        var answer = await page.Context.APIRequest.GetAsync(path);
        if (!answer.Ok) faults.Add($"{path} answers {answer.Status}");
        if (!answer.Ok || !answer.Headers["content-type"].StartsWith("text/html", StringComparison.Ordinal)) return;
        var (wrong, links) = await inspection.Look(path);
        visited.Add(path);
        faults.AddRange(wrong);
        Note(links);
    }

    private void Note(IEnumerable<string> paths)
    {
        // Where a sign-in leads back to changes its address, not the page.
        foreach (var path in paths.Select(path => path.Split("?to=")[0]).Where(known.Add)) ahead.Enqueue(path);
    }
}
