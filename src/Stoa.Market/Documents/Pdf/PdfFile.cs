using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Stoa.Market.Documents.Pdf;

/// <summary>The objects of a file, in the order in which they were added (ISO 32000-1, 7.5 "File structure").</summary>
internal sealed class PdfFile
{
    private readonly List<byte[]> objects = [];

    /// <summary>Adds an object.</summary>
    /// <returns>Its number, by which others refer to it.</returns>
    public int Add(string text)
    {
        objects.Add(Encoding.Latin1.GetBytes(text));
        return objects.Count;
    }

    /// <summary>A number for an object that is told later, since it refers to what refers to it.</summary>
    public int Reserve() => Add("");

    /// <summary>Tells a reserved object.</summary>
    public void Set(int number, string text) => objects[number - 1] = Encoding.Latin1.GetBytes(text);

    /// <summary>Adds compressed data.</summary>
    /// <param name="data">As it is.</param>
    /// <param name="entries">Further entries of the stream's dictionary.</param>
    public int AddStream(byte[] data, string entries) => AddPacked(Pack(data), entries);

    /// <summary>Adds data that <see cref="Pack"/> made.</summary>
    public int AddPacked(byte[] packed, string entries)
    {
        objects.Add([.. Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"<< /Filter /FlateDecode /Length {packed.Length} {entries} >>\nstream\n")),
            .. packed, .. "\nendstream"u8]);
        return objects.Count;
    }

    /// <summary>Compresses.</summary>
    public static byte[] Pack(byte[] data)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zip.Write(data);
        return packed.ToArray();
    }

    /// <summary>The whole file.</summary>
    /// <param name="catalog">Number of the catalog object.</param>
    /// <param name="information">Number of the information object.</param>
    public byte[] ToBytes(int catalog, int information)
    {
        using var file = new MemoryStream();
        // The comment tells programs that this is not text (7.5.2).
        file.Write([.. "%PDF-1.7\n%"u8, 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
        var offsets = new List<long>();
        for (var i = 0; i < objects.Count; i++)
        {
            offsets.Add(file.Length);
            Write(file, $"{i + 1} 0 obj\n");
            file.Write(objects[i]);
            Write(file, "\nendobj\n");
        }

        var id = Convert.ToHexString(SHA256.HashData(file.ToArray()).AsSpan(0, 16));
        var table = file.Length;
        Write(file, string.Create(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n"));
        foreach (var offset in offsets) Write(file, string.Create(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n"));
        Write(file, string.Create(CultureInfo.InvariantCulture,
            $"trailer\n<< /Size {objects.Count + 1} /Root {catalog} 0 R /Info {information} 0 R /ID [<{id}> <{id}>] >>\nstartxref\n{table}\n%%EOF\n"));
        return file.ToArray();
    }

    /// <summary>A text string: UTF-16 with its mark, hexadecimal, so that any letter may stand in it (7.9.2.2).</summary>
    public static string TextString(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    private static void Write(MemoryStream file, string text) => file.Write(Encoding.Latin1.GetBytes(text));
}
