using System.Reflection;

namespace Stoa.Tests.Architecture;

/// <summary>What is built and where it lies.</summary>
internal static class Product
{
    /// <summary>Every project under src that the program is made of.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } =
        [.. Directory.GetFiles(AppContext.BaseDirectory, "*.dll")
            .Select(Path.GetFileNameWithoutExtension)
            .Where(name => name == "stoa" || (name!.StartsWith("Stoa.", StringComparison.Ordinal) && !name.EndsWith("Tests", StringComparison.Ordinal)))
            .Select(name => Assembly.Load(name!))];

    /// <summary>The folder of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every file that belongs to the repository, as a path from its root.</summary>
    public static IReadOnlyList<string> Files { get; } =
        [.. Directory.EnumerateFiles(Root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Select(file => Path.GetRelativePath(Root, file))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj" or ".git" or "node_modules" or "TestResults") && !file.StartsWith("data/", StringComparison.Ordinal) && !file.StartsWith("out/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Stoa.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
