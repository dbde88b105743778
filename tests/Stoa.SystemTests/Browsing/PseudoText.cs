using System.Text.Json;
using Microsoft.Playwright;

namespace Stoa.SystemTests.Browsing;

/// <summary>A page in the pseudo-locale, where all that came from the strings is in brackets.</summary>
internal static class PseudoText
{
    public const string Language = "en-XA";

    // What a vendor, a customer or a component wrote is the same in every language; these parts of a page are ours.
    private const string Read = """
        () => {
            const ours = "th, dt, label, legend, button, summary, caption, .button, .site-nav a, .tabs a, .pager a, .field-hint, .empty-state p, .step-name, .steps-label, .steps-count, .badge, .site-footer p, .site-footer a";
            const data = ".totals, .site-footer-brand, .menu-person, .radio-card, code, time, data";
            const left = [];
            for (const part of document.querySelectorAll(ours)) {
                if (part.closest(data)) continue;
                for (const node of part.childNodes) {
                    const text = node.nodeType === Node.TEXT_NODE ? node.data.trim() : "";
                    if (/[a-z]{2}/i.test(text) && !text.startsWith("[")) left.push(text);
                }
            }
            return JSON.stringify([...new Set(left)]);
        }
        """;

    /// <summary>The labels, titles and hints that are not.</summary>
    public static async Task<IReadOnlyList<string>> Bare(IPage page, string path)
    {
        await page.Go(path);
        return JsonSerializer.Deserialize<List<string>>(await page.EvaluateAsync<string>(Read))!;
    }
}
