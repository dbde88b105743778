using System.Collections.Concurrent;

namespace Stoa.Market.Documents.Pdf;

/// <summary>
/// The part of a font that goes into a file, compressed. What most papers use is one part for all of them, made once: packing it takes
/// longer than everything else on a page. A paper with further letters gets a part of its own.
/// </summary>
/// <param name="Data">As it stands in the file.</param>
/// <param name="Length">Before it was compressed.</param>
internal sealed record PackedSubset(byte[] Data, int Length)
{
    private const int MostKept = 64; // some 20 kB each
    private static readonly string Common = new([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(letter => (char)letter), .. "€£·×−àèéìòùÀÈÉ"]);
    private static readonly ConcurrentDictionary<(TrueTypeFont Font, string Glyphs), PackedSubset> Kept = new();

    /// <summary>Holds at least these glyphs; the same ones give the same bytes.</summary>
    public static PackedSubset Of(TrueTypeFont font, IEnumerable<int> used)
    {
        var glyphs = new SortedSet<int>(Common.EnumerateRunes().Select(font.GlyphOf));
        glyphs.UnionWith(used);
        var key = (font, new string([.. glyphs.Select(glyph => (char)glyph)]));
        if (Kept.TryGetValue(key, out var known)) return known;
        if (Kept.Count >= MostKept) Kept.Clear();
        var subset = FontSubset.Of(font, glyphs);
        return Kept[key] = new PackedSubset(PdfFile.Pack(subset), subset.Length);
    }
}
