using System.Text.Json;
using System.Xml.Linq;

namespace Stoa.Tests.Architecture;

/// <summary>A restored package, as its own description (nuspec) tells of it.</summary>
/// <param name="Licence">An SPDX expression; null when the package names a file or an address instead.</param>
/// <param name="Ships">True when the published program contains it; analyzers and test frameworks do not ship.</param>
internal sealed record Package(string Name, string Version, string? Licence, string Copyright, string Address, bool Ships)
{
    /// <summary>Every package that any project was restored with.</summary>
    public static IReadOnlyList<Package> All() =>
        [.. Directory.GetFiles(Product.Root, "project.assets.json", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(Product.Root, file).StartsWith("data/", StringComparison.Ordinal))
            .SelectMany(Read)
            .GroupBy(package => (package.Name, package.Version))
            .Select(same => same.First() with { Ships = same.Any(package => package.Ships) })
            .OrderBy(package => package.Name, StringComparer.OrdinalIgnoreCase)];

    private static IEnumerable<Package> Read(string assets)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(assets));
        var folders = json.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToList();
        var isProgram = assets.EndsWith("src/Stoa/obj/project.assets.json", StringComparison.Ordinal);
        var target = json.RootElement.GetProperty("targets").EnumerateObject().First().Value;
        foreach (var library in json.RootElement.GetProperty("libraries").EnumerateObject().Where(l => l.Value.GetProperty("type").GetString() == "package"))
        {
            var folder = folders.Select(f => Path.Combine(f, library.Value.GetProperty("path").GetString()!)).First(Directory.Exists);
            yield return Describe(Directory.GetFiles(folder, "*.nuspec").Single(), isProgram && HasCode(target, library.Name));
        }
    }

    private static bool HasCode(JsonElement target, string library) =>
        target.TryGetProperty(library, out var parts) && parts.TryGetProperty("runtime", out var runtime)
        && runtime.EnumerateObject().Any(file => !file.Name.EndsWith("_._", StringComparison.Ordinal));

    private static Package Describe(string nuspec, bool ships)
    {
        var metadata = XDocument.Load(nuspec).Root!.Elements().Single(e => e.Name.LocalName == "metadata");
        string? Value(string name) => metadata.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value.Trim();
        var licence = metadata.Elements().FirstOrDefault(e => e.Name.LocalName == "license" && e.Attribute("type")?.Value == "expression")?.Value;
        return new(Value("id")!, Value("version")!, licence, Value("copyright") ?? $"Copyright {Value("authors")}", Value("projectUrl") ?? "", ships);
    }
}
