using System.Buffers.Binary;
using System.Text;

namespace Stoa.Market.Documents.Pdf;

/// <summary>
/// A font file with some of the glyphs only. They keep their numbers, so nothing that names them changes; the outlines of the others
/// are left out, and so is what a PDF does not read (names, character map).
/// </summary>
internal static class FontSubset
{
    private const ushort ArgumentsAreWords = 0x0001, HasScale = 0x0008, MoreComponents = 0x0020, HasTwoScales = 0x0040, HasMatrix = 0x0080;
    private static readonly string[] Kept = ["cvt ", "fpgm", "prep", "head", "hhea", "hmtx", "maxp"];

    public static byte[] Of(TrueTypeFont font, IEnumerable<int> used)
    {
        var glyphs = Closure(font, used);
        var (outlines, offsets) = (new MemoryStream(), new byte[(font.GlyphCount + 1) * 4]);
        for (var glyph = 0; glyph <= font.GlyphCount; glyph++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(offsets.AsSpan(glyph * 4), (uint)outlines.Length);
            if (!glyphs.Contains(glyph)) continue;
            outlines.Write(font.Outline(glyph).Span);
            while (outlines.Length % 4 != 0) outlines.WriteByte(0);
        }

        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal) { ["glyf"] = outlines.ToArray(), ["loca"] = offsets };
        foreach (var tag in Kept)
            if (font.Has(tag)) tables[tag] = font.Table(tag).ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(tables["head"].AsSpan(50), 1);
        return Assemble(tables);
    }

    // A letter with an accent is made of two other glyphs, which have to come along.
    private static HashSet<int> Closure(TrueTypeFont font, IEnumerable<int> used)
    {
        var (all, waiting) = (new HashSet<int> { 0 }, new Stack<int>(used.Append(0)));
        while (waiting.TryPop(out var glyph))
        {
            all.Add(glyph);
            foreach (var part in PartsOf(font.Outline(glyph)))
                if (!all.Contains(part)) waiting.Push(part);
        }

        return all;
    }

    private static List<int> PartsOf(ReadOnlyMemory<byte> outline)
    {
        var parts = new List<int>();
        var data = outline.Span;
        if (data.Length < 10 || BinaryPrimitives.ReadInt16BigEndian(data) >= 0) return parts;
        for (var at = 10; ;)
        {
            var flags = BinaryPrimitives.ReadUInt16BigEndian(data[at..]);
            parts.Add(BinaryPrimitives.ReadUInt16BigEndian(data[(at + 2)..]));
            at += (flags & ArgumentsAreWords) != 0 ? 8 : 6;
            at += (flags & HasScale) != 0 ? 2 : (flags & HasTwoScales) != 0 ? 4 : (flags & HasMatrix) != 0 ? 8 : 0;
            if ((flags & MoreComponents) == 0) return parts;
        }
    }

    private static byte[] Assemble(SortedDictionary<string, byte[]> tables)
    {
        var (header, body) = (new MemoryStream(), new MemoryStream());
        var power = (int)Math.Log2(tables.Count);
        Words(header, 1, 0, tables.Count, 16 << power, power, (tables.Count - (1 << power)) * 16);
        foreach (var (tag, data) in tables)
        {
            header.Write(Encoding.ASCII.GetBytes(tag));
            Longs(header, Checksum(data), (uint)(12 + (tables.Count * 16) + body.Length), (uint)data.Length);
            body.Write(data);
            while (body.Length % 4 != 0) body.WriteByte(0);
        }

        return [.. header.ToArray(), .. body.ToArray()];
    }

    private static uint Checksum(byte[] data)
    {
        var sum = 0u;
        var whole = data.Length & ~3;
        for (var i = 0; i < whole; i += 4) sum += BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(i));
        for (var i = whole; i < data.Length; i++) sum += (uint)data[i] << (24 - ((i - whole) * 8));
        return sum;
    }

    private static void Words(MemoryStream stream, params ReadOnlySpan<int> words)
    {
        foreach (var word in words) stream.Write([(byte)(word >> 8), (byte)word]);
    }

    private static void Longs(MemoryStream stream, params ReadOnlySpan<uint> values)
    {
        foreach (var value in values) stream.Write([(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value]);
    }
}
