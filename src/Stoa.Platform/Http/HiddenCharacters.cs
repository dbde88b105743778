using System.Globalization;
using System.Text;

namespace Stoa.Platform.Http;

/// <summary>
/// Characters that nobody sees but that change what is read: controls, line and paragraph separators, and format characters such as
/// U+202E, which turns the direction round (Unicode Standard Annex 9; Unicode Technical Report 36 section 2.5).
/// </summary>
public static class HiddenCharacters
{
    // Persian and the scripts of India need both to write words; between letters they mislead nobody.
    private static readonly Rune NonJoiner = new(0x200C);
    private static readonly Rune Joiner = new(0x200D);

    /// <summary>The first one, such as <c>U+202E</c>; null when there is none.</summary>
    public static string? First(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (IsHidden(rune)) return $"U+{rune.Value:X4}";
        return null;
    }

    private static bool IsHidden(Rune rune) => rune != NonJoiner && rune != Joiner && Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
