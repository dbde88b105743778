using Stoa.Web;

namespace Stoa.Tests.Web;

/// <summary>The files that the pages are made of.</summary>
internal static class WebSources
{
    public static string Folder { get; } = Path.Combine(Repository(), "src", typeof(StoaWeb).Assembly.GetName().Name!);

    public static IEnumerable<(string Name, string Text)> All(params string[] patterns) =>
        from pattern in patterns
        from file in Directory.EnumerateFiles(Folder, pattern, SearchOption.AllDirectories)
        where !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)
        select (Path.GetRelativePath(Folder, file), File.ReadAllText(file));

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Stoa.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
