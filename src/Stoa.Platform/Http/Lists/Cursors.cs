using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Stoa.Contracts.Common;
using Stoa.Platform.Security;

namespace Stoa.Platform.Http.Lists;

/// <summary>
/// Writes the place in a list as an opaque text: base64url of the key as JSON behind 12 bytes of HMAC-SHA256 over the list's name
/// and the key. So nobody comes to rely on what is inside, and what comes back is what was given out for the same list.
/// </summary>
public sealed class Cursors(PlatformKey key)
{
    private const int MacSize = 12;
    private readonly byte[] secret = key.Derive("cursors");

    /// <summary>The cursor of a row.</summary>
    public string Write<TKey>(string list, TKey place)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(place, StoaJson.Tolerant);
        return Base64Url.EncodeToString([.. Mac(list, payload), .. payload]);
    }

    /// <summary>False when the text was not given out for this list, or by an older program with other keys.</summary>
    public bool TryRead<TKey>(string list, string cursor, out TKey? place)
    {
        place = default;
        if (!Base64Url.IsValid(cursor)) return false;
        var bytes = Base64Url.DecodeFromChars(cursor);
        if (bytes.Length <= MacSize) return false;
        var payload = bytes.AsSpan(MacSize);
        if (!CryptographicOperations.FixedTimeEquals(Mac(list, payload), bytes.AsSpan(0, MacSize))) return false;
        try
        {
            place = JsonSerializer.Deserialize<TKey>(payload, StoaJson.Tolerant);
            return place is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private ReadOnlySpan<byte> Mac(string list, ReadOnlySpan<byte> payload) =>
        HMACSHA256.HashData(secret.AsSpan(), [.. Encoding.UTF8.GetBytes(list), 0, .. payload]).AsSpan(0, MacSize);
}
