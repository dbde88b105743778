using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Stoa.Contracts.Common;
using Stoa.Platform.Security;

namespace Stoa.Platform.Http.Lists;

/// <summary>
/// Writes the place in a list as an opaque text: base64url of the key as JSON, sealed under a key of the installation for this list. So
/// nobody comes to rely on what is inside or learns from it how much others do, and what comes back is what was given out for the same list.
/// </summary>
/// <remarks>AES-256-GCM; the nonce is a MAC of what is sealed, so that it comes twice for the same cursor only (RFC 5297 section 1.1).</remarks>
public sealed class Cursors(PlatformKey key)
{
    private static readonly int NonceSize = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagSize = AesGcm.TagByteSizes.MaxSize;
    private readonly byte[] nonces = key.Derive("cursors");
    private readonly byte[] secret = key.Derive("cursors/sealed");

    /// <summary>The cursor of a row.</summary>
    public string Write<TKey>(string list, TKey place)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(place, StoaJson.Tolerant);
        var of = Encoding.UTF8.GetBytes(list);
        var cursor = new byte[NonceSize + TagSize + payload.Length];
        var nonce = cursor.AsSpan(0, NonceSize);
        HMACSHA256.HashData(nonces.AsSpan(), [.. of, 0, .. payload]).AsSpan(0, NonceSize).CopyTo(nonce);
        using var cipher = new AesGcm(secret, TagSize);
        cipher.Encrypt(nonce, payload, cursor.AsSpan(NonceSize + TagSize), cursor.AsSpan(NonceSize, TagSize), of);
        return Base64Url.EncodeToString(cursor);
    }

    /// <summary>False when the text was not given out for this list, or by an older program with other keys.</summary>
    public bool TryRead<TKey>(string list, string cursor, out TKey? place)
    {
        place = default;
        if (!Base64Url.IsValid(cursor)) return false;
        var bytes = Base64Url.DecodeFromChars(cursor).AsSpan();
        if (bytes.Length <= NonceSize + TagSize) return false;
        var payload = new byte[bytes.Length - NonceSize - TagSize];
        using var cipher = new AesGcm(secret, TagSize);
        try
        {
            cipher.Decrypt(bytes[..NonceSize], bytes[(NonceSize + TagSize)..], bytes.Slice(NonceSize, TagSize), payload, Encoding.UTF8.GetBytes(list));
            place = JsonSerializer.Deserialize<TKey>(payload, StoaJson.Tolerant);
            return place is not null;
        }
        catch (Exception other) when (other is AuthenticationTagMismatchException or JsonException)
        {
            return false;
        }
    }
}
