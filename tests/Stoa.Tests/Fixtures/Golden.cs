using System.Runtime.CompilerServices;

namespace Stoa.Tests.Fixtures;

/// <summary>
/// Texts that shall stay as they are, kept in a folder <c>golden</c> beside the test. A change is made visible by writing them anew:
/// <c>STOA_GOLDEN=write</c>, then read the difference.
/// </summary>
internal static class Golden
{
    /// <summary>Compares; writes the file where it is missing or was asked for, and fails then too.</summary>
    public static void Check(string name, string text, [CallerFilePath] string test = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(test)!, "golden", name);
        var known = File.Exists(path) ? File.ReadAllText(path) : null;
        if (known == text) return;
        if (known is null || Environment.GetEnvironmentVariable("STOA_GOLDEN") == "write")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        Assert.Equal(known ?? "", text);
    }
}
