using System.Text;

namespace Stoa.Contracts.Documents;

/// <summary>
/// What can stand on a paper: the letters of all languages of the European Union (Latin, Greek, Cyrillic) with their punctuation. The
/// font of the papers has each of them. An invoice can never be mended, so a name that it cannot write is refused where it is given.
/// </summary>
public static class PaperCharacters
{
    // First and last of each range.
    private static readonly (int First, int Last)[] Ranges =
    [
        (0x20, 0x7E), (0xA0, 0x131), (0x134, 0x148), (0x14A, 0x17E), (0x18F, 0x18F), (0x1FA, 0x21B), (0x259, 0x259),
        (0x386, 0x386), (0x388, 0x38A), (0x38C, 0x38C), (0x38E, 0x3A1), (0x3A3, 0x3CE), (0x400, 0x45F), (0x490, 0x491),
        (0x1E80, 0x1E85), (0x1E9E, 0x1E9E), (0x1EF2, 0x1EF3), (0x2013, 0x2014), (0x2018, 0x201A), (0x201C, 0x201E), (0x2022, 0x2022), (0x2026, 0x2026), (0x20AC, 0x20AC),
    ];

    /// <summary>All of them.</summary>
    public static IEnumerable<Rune> All => Ranges.SelectMany(range => Enumerable.Range(range.First, range.Last - range.First + 1)).Select(value => new Rune(value));

    /// <summary>The first character of the text that no paper can write; null when it can write all.</summary>
    public static string? FirstMissing(string text)
    {
        foreach (var rune in text.Normalize().EnumerateRunes())
            if (!Array.Exists(Ranges, range => range.First <= rune.Value && rune.Value <= range.Last)) return rune.ToString();
        return null;
    }
}
