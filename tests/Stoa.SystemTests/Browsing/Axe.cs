using System.Reflection;
using System.Text.Json;
using Microsoft.Playwright;

namespace Stoa.SystemTests.Browsing;

/// <summary>axe-core in a page: all its rules, those for best practice too, and the size of targets (WCAG 2.2, 2.5.8).</summary>
internal static class Axe
{
    private const string Run = """
        async () => {
            const found = await axe.run(document, { iframes: false, resultTypes: ["violations"], rules: { "target-size": { enabled: true } } });
            return JSON.stringify(found.violations.map(v => `${v.id} (${v.help}): ` + v.nodes.map(n => `${n.html} ${n.failureSummary}`).slice(0, 3).join(" | ")));
        }
        """;

    private static readonly Lazy<string> Script = new(Read);

    /// <summary>What it holds against the page as it looks just now.</summary>
    public static async Task<IReadOnlyList<string>> Violations(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) await page.EvaluateAsync(Script.Value);
        return JsonSerializer.Deserialize<List<string>>(await page.EvaluateAsync<string>(Run))!;
    }

    private static string Read()
    {
        var package = Assembly.Load("Deque.AxeCore.Commons");
        using var script = new StreamReader(package.GetManifestResourceStream("Deque.AxeCore.Commons.Resources.axe.min.js")!);
        return $"() => {{ {script.ReadToEnd()} }}";
    }
}
