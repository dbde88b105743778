using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Stoa.Platform.Security.Secrets;

/// <summary>
/// Keeps secrets at rest: AES-256-GCM (NIST SP 800-38D) under a key of the company's own, which is derived from the
/// installation's and never stored. Company, record and column are authenticated with it.
/// </summary>
/// <remarks>
/// Written <c>s1.</c> and base64url of nonce (12 bytes), tag (16 bytes) and cipher text; <c>s1</c> names the key, so that keys
/// can be rotated. Random nonces are safe for 2^32 secrets of one company.
/// </remarks>
public sealed class Sealed(PlatformKey key)
{
    private const string Generation = "s1.";
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int HeadSize = NonceSize + TagSize;

    /// <summary>What may be stored of the secret.</summary>
    public string Seal(SealedPlace place, string secret)
    {
        var clear = Encoding.UTF8.GetBytes(secret);
        Span<byte> box = new byte[HeadSize + clear.Length];
        RandomNumberGenerator.Fill(box[..NonceSize]);
        using var aes = CipherOf(place);
        aes.Encrypt(box[..NonceSize], clear, box[HeadSize..], box[NonceSize..HeadSize], place.Bytes());
        return Generation + Base64Url.EncodeToString(box);
    }

    /// <summary>The secret.</summary>
    /// <exception cref="CryptographicException">It was sealed for another place, under another key, or was changed.</exception>
    public string Open(SealedPlace place, string stored)
    {
        var text = stored.StartsWith(Generation, StringComparison.Ordinal) ? stored.AsSpan(Generation.Length) : default;
        if (!Base64Url.IsValid(text, out var size) || size < HeadSize) throw new CryptographicException("Not a sealed secret.");
        ReadOnlySpan<byte> box = Base64Url.DecodeFromChars(text);
        var clear = new byte[box.Length - HeadSize];
        using var aes = CipherOf(place);
        aes.Decrypt(box[..NonceSize], box[HeadSize..], box[NonceSize..HeadSize], clear, place.Bytes());
        return Encoding.UTF8.GetString(clear);
    }

    private AesGcm CipherOf(SealedPlace place) => new(key.Derive($"sealed/{place.Tenant}"), TagSize);
}
