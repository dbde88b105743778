using System.IO.Compression;
using System.Security.Cryptography;

namespace Stoa.Web.Assets;

/// <summary>One file that pages refer to, with the address that names its content.</summary>
internal sealed class Asset
{
    private readonly Lazy<byte[]> brotli;
    private readonly Lazy<byte[]> gzip;

    public Asset(string name, byte[] content)
    {
        Name = name;
        Content = content;
        Hash = Convert.ToHexStringLower(SHA256.HashData(content))[..12];
        Address = $"{Folder}{Path.GetFileNameWithoutExtension(name)}.{Hash}{Path.GetExtension(name)}";
        brotli = new(() => Pack(stream => new BrotliStream(stream, CompressionLevel.SmallestSize)));
        gzip = new(() => Pack(stream => new GZipStream(stream, CompressionLevel.SmallestSize)));
    }

    public const string Folder = "/assets/";

    public string Name { get; }
    public string Hash { get; }
    public string Address { get; }
    public byte[] Content { get; }
    public byte[] Brotli => brotli.Value;
    public byte[] Gzip => gzip.Value;

    /// <summary>False for what is compressed already.</summary>
    public bool IsText => !Name.EndsWith(".woff2", StringComparison.Ordinal);

    public string ContentType => Path.GetExtension(Name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".woff2" => "font/woff2",
        ".txt" => "text/plain; charset=utf-8",
        var other => throw new InvalidOperationException($"No content type is known for {other}."),
    };

    private byte[] Pack(Func<Stream, Stream> wrap)
    {
        using var packed = new MemoryStream();
        using (var stream = wrap(packed)) stream.Write(Content);
        return packed.ToArray();
    }
}
