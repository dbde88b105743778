using System.Buffers.Binary;
using System.Text;

namespace Stoa.Market.Documents.Pdf;

/// <summary>A font file with TrueType outlines, read as far as it is needed (ISO/IEC 14496-22, OpenType).</summary>
internal sealed class TrueTypeFont
{
    private readonly byte[] file;
    private readonly Dictionary<string, (int Offset, int Length)> tables = [];
    private readonly Dictionary<int, int> glyphs = [];
    private readonly int metrics;
    private readonly int longMetrics;
    private readonly bool hasLongOffsets;

    /// <exception cref="InvalidDataException">A table that is needed is missing.</exception>
    public TrueTypeFont(byte[] file)
    {
        this.file = file;
        for (var i = 0; i < Word(4); i++)
        {
            var entry = 12 + (i * 16);
            tables[Encoding.ASCII.GetString(file, entry, 4)] = ((int)Long(entry + 8), (int)Long(entry + 12));
        }

        UnitsPerEm = Word(At("head") + 18);
        hasLongOffsets = Word(At("head") + 50) == 1;
        Ascent = Signed(At("hhea") + 4);
        Descent = Signed(At("hhea") + 6);
        (metrics, longMetrics) = (At("hmtx"), Word(At("hhea") + 34));
        GlyphCount = Word(At("maxp") + 4);
        ReadCharacters();
    }

    public int UnitsPerEm { get; }

    /// <summary>Above the base line, in units of the em.</summary>
    public int Ascent { get; }

    /// <summary>Below it: negative.</summary>
    public int Descent { get; }

    public int GlyphCount { get; }

    /// <summary>The glyph of a character; 0, the box, where the font has none.</summary>
    public int GlyphOf(Rune character) => glyphs.GetValueOrDefault(character.Value);

    /// <summary>How far the pen moves, in units of the em.</summary>
    public int AdvanceOf(int glyph) => Word(metrics + (Math.Min(glyph, longMetrics - 1) * 4));

    public bool Has(string tag) => tables.ContainsKey(tag);

    /// <summary>The bytes of a table.</summary>
    public ReadOnlyMemory<byte> Table(string tag) => file.AsMemory(At(tag), tables[tag].Length);

    /// <summary>The outline of a glyph; empty for a blank one.</summary>
    public ReadOnlyMemory<byte> Outline(int glyph)
    {
        var (from, to) = hasLongOffsets
            ? ((int)Long(At("loca") + (glyph * 4)), (int)Long(At("loca") + (glyph * 4) + 4))
            : (Word(At("loca") + (glyph * 2)) * 2, Word(At("loca") + (glyph * 2) + 2) * 2);
        return file.AsMemory(At("glyf") + from, to - from);
    }

    private int At(string tag) => tables.TryGetValue(tag, out var table) ? table.Offset : throw new InvalidDataException($"The font has no table {tag}.");

    // Format 4 (segments), which every font for the Basic Multilingual Plane has.
    private void ReadCharacters()
    {
        var cmap = At("cmap");
        var subtable = Enumerable.Range(0, Word(cmap + 2)).Select(i => cmap + (int)Long(cmap + 4 + (i * 8) + 4)).FirstOrDefault(at => Word(at) == 4);
        if (subtable == 0) throw new InvalidDataException("The font has no character map of format 4.");
        var segments = Word(subtable + 6) / 2;
        var (ends, starts) = (subtable + 14, subtable + 16 + (segments * 2));
        for (var i = 0; i < segments; i++)
            for (int character = Word(starts + (i * 2)); character <= Word(ends + (i * 2)) && character != 0xFFFF; character++)
                if (GlyphIn(starts + (i * 2), segments, character) is > 0 and var glyph) glyphs[character] = glyph;
    }

    private int GlyphIn(int start, int segments, int character)
    {
        var delta = Word(start + (segments * 2));
        var rangeAt = start + (segments * 4);
        var range = Word(rangeAt);
        if (range == 0) return (character + delta) & 0xFFFF;
        var glyph = Word(rangeAt + range + ((character - Word(start)) * 2));
        return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
    }

    private ushort Word(int at) => BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at));

    private short Signed(int at) => BinaryPrimitives.ReadInt16BigEndian(file.AsSpan(at));

    private uint Long(int at) => BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
}
