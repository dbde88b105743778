using System.Globalization;
using System.Text;

namespace Stoa.Market.Documents.Pdf;

/// <summary>One font of one file: measures text, and remembers what it has to hold.</summary>
/// <param name="name">As resources of pages call it: <c>F1</c>.</param>
/// <param name="family">PostScript name, such as <c>Commissioner-Regular</c>.</param>
/// <param name="font">The font file.</param>
internal sealed class Typeface(string name, string family, TrueTypeFont font)
{
    private const int Thousand = 1000; // glyph space of a PDF, whatever the font's own em
    private readonly SortedDictionary<int, Rune> used = [];

    public string Name => name;

    /// <summary>In points.</summary>
    public double WidthOf(string text, double size)
    {
        var units = 0L;
        foreach (var rune in Composed(text).EnumerateRunes()) units += font.AdvanceOf(font.GlyphOf(rune));
        return units * size / font.UnitsPerEm;
    }

    /// <summary>The text as glyph numbers, hexadecimal.</summary>
    public string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length * 4);
        foreach (var rune in Composed(text).EnumerateRunes())
        {
            var glyph = font.GlyphOf(rune);
            used.TryAdd(glyph, glyph == 0 ? Rune.ReplacementChar : rune);
            encoded.Append(CultureInfo.InvariantCulture, $"{glyph:X4}");
        }

        return encoded.ToString();
    }

    /// <summary>Writes the font's objects (ISO 32000-1, 9.7 "Composite fonts").</summary>
    /// <returns>Number of the font object.</returns>
    public int WriteTo(PdfFile file)
    {
        // Six letters before the name say that it is a subset (9.6.4); the same glyphs give the same letters.
        var seed = used.Keys.Aggregate(17u, (hash, glyph) => (hash * 31) + (uint)glyph);
        var tag = new string([.. Enumerable.Range(0, 6).Select(i => (char)('A' + ((seed >> (i * 5)) % 26)))]);
        var subset = PackedSubset.Of(font, used.Keys);
        var data = file.AddPacked(subset.Data, string.Create(CultureInfo.InvariantCulture, $"/Length1 {subset.Length}"));
        var descriptor = file.Add(string.Create(CultureInfo.InvariantCulture,
            $"<< /Type /FontDescriptor /FontName /{tag}+{family} /Flags 4 /FontBBox [-500 {Scaled(font.Descent)} 2000 {Scaled(font.Ascent)}] /ItalicAngle 0 /Ascent {Scaled(font.Ascent)} /Descent {Scaled(font.Descent)} /CapHeight 713 /StemV 80 /FontFile2 {data} 0 R >>"));
        var descendant = file.Add(
            $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{tag}+{family} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor {descriptor} 0 R /CIDToGIDMap /Identity /W [{Widths()}] >>");
        var unicode = file.AddStream(Encoding.ASCII.GetBytes(ToUnicode()), "");
        return file.Add($"<< /Type /Font /Subtype /Type0 /BaseFont /{tag}+{family} /Encoding /Identity-H /DescendantFonts [{descendant} 0 R] /ToUnicode {unicode} 0 R >>");
    }

    // The font has a letter with its accent, not each accent by itself.
    private static string Composed(string text) => text.IsNormalized() ? text : text.Normalize();

    private int Scaled(int units) => units * Thousand / font.UnitsPerEm;

    private string Widths() => string.Join(' ', used.Keys.Select(glyph => $"{glyph} [{Scaled(font.AdvanceOf(glyph))}]"));

    // At most a hundred characters a block (Adobe Technical Note 5014).
    private string ToUnicode()
    {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def /CMapName /Stoa def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
        foreach (var block in used.Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var (glyph, rune) in block) map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(rune.ToString()))}>\n");
            map.Append("endbfchar\n");
        }

        return map.Append("endcmap CMapName currentdict /CMap defineresource pop end end").ToString();
    }
}
