using System.Security.Cryptography;

namespace Stoa.Cloud.Providers.Libvirt.Images;

/// <summary>SHA-256 (FIPS 180-4) as <c>sha256sum</c> writes it: 64 lower-case hexadecimal digits.</summary>
internal static class Checksum
{
    private const int Digits = 64;

    public static bool IsOne(string text) => text.Length == Digits && text.All(char.IsAsciiHexDigit);

    public static async Task<string> Of(string file, CancellationToken cancel)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel));
    }
}
