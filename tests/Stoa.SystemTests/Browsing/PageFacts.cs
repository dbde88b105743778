using System.Text.Json;
using Microsoft.Playwright;

namespace Stoa.SystemTests.Browsing;

/// <summary>What a loaded page says of itself.</summary>
/// <param name="Weight">Bytes that travelled for it and all that it loads, before they are unpacked.</param>
/// <param name="Links">Addresses of this site that it leads to, without those that only change language or theme.</param>
/// <param name="DeadAnchors">Links into itself whose target is missing.</param>
/// <param name="Width">Of what can be scrolled to.</param>
internal sealed record PageFacts(string Title, int Headings, string Language, long Weight, int Width, IReadOnlyList<string> Links, IReadOnlyList<string> DeadAnchors)
{
    private const string Read = """
        () => {
            const links = [...document.links].map(a => new URL(a.href)).filter(u => u.origin === location.origin);
            const isHere = u => u.pathname === location.pathname && u.search === location.search;
            const loaded = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
            return JSON.stringify({
                Title: document.title,
                Headings: document.querySelectorAll("h1").length,
                Language: document.documentElement.lang,
                Weight: loaded.reduce((sum, entry) => sum + entry.encodedBodySize, 0),
                Width: document.scrollingElement.scrollWidth,
                Links: [...new Set(links.filter(u => !u.searchParams.has("lang") && !u.searchParams.has("theme")).map(u => u.pathname + u.search))],
                DeadAnchors: links.filter(u => u.hash && isHere(u) && !document.getElementById(u.hash.slice(1))).map(u => u.hash),
            });
        }
        """;

    public static async Task<PageFacts> Of(IPage page) => JsonSerializer.Deserialize<PageFacts>(await page.EvaluateAsync<string>(Read))!;
}
