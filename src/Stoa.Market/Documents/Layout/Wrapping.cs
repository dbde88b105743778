using Stoa.Market.Documents.Pdf;

namespace Stoa.Market.Documents.Layout;

/// <summary>Breaks text into lines.</summary>
internal static class Wrapping
{
    /// <summary>Lines no wider than that; a word that is wider alone is broken where it must be.</summary>
    public static List<string> Wrap(string text, Style style, double width)
    {
        var (lines, line) = (new List<string>(), "");
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Pieces(word, style, width)))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (style.Face.WidthOf(longer, style.Size) <= width) line = longer;
            else
            {
                lines.Add(line);
                line = word;
            }
        }

        if (line.Length > 0) lines.Add(line);
        return lines;
    }

    private static IEnumerable<string> Pieces(string word, Style style, double width)
    {
        while (style.Face.WidthOf(word, style.Size) > width)
        {
            var fits = word.Length - 1;
            while (fits > 1 && style.Face.WidthOf(word[..fits], style.Size) > width) fits--;
            // Never between the two halves of one character.
            if (fits > 1 && char.IsHighSurrogate(word[fits - 1])) fits--;
            yield return word[..fits];
            word = word[fits..];
        }

        yield return word;
    }
}
