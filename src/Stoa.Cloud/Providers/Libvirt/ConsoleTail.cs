using System.Text;
using System.Text.RegularExpressions;

namespace Stoa.Cloud.Providers.Libvirt;

/// <summary>The end of a serial console's file, as a person would read it.</summary>
internal static partial class ConsoleTail
{
    private const int Longest = 16_384;
    private const int LongestLine = 160;

    public static async Task<IReadOnlyList<string>> Read(string file, int count, CancellationToken cancel)
    {
        if (!File.Exists(file)) return [];
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        stream.Position = Math.Max(0, stream.Length - Longest);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var text = Escapes().Replace(await reader.ReadToEndAsync(cancel), "");
        return [.. text.Split('\n').Select(Plain).Where(line => line.Length > 0).TakeLast(count)];
    }

    private static string Plain(string line)
    {
        var plain = string.Concat(line.Where(c => !char.IsControl(c))).Trim();
        return plain.Length <= LongestLine ? plain : plain[..LongestLine];
    }

    // Cursor and colour of terminals (ECMA-48).
    [GeneratedRegex(@"\x1B(\[[0-9;?]*[A-Za-z]|[()][A-Za-z0-9]|[=>78c])", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Escapes();
}
