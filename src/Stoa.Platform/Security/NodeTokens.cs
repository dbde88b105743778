using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Stoa.Contracts.Common;

namespace Stoa.Platform.Security;

/// <summary>
/// The short-lived tokens with which components call each other: <c>node.payload.signature</c>, the payload JSON and the
/// signature HMAC-SHA256 under a key derived from the installation's, both base64url. Checked on every internal call, in one
/// process too.
/// </summary>
public sealed class NodeTokens(PlatformKey key, TimeProvider clock)
{
    /// <summary>What the tokens begin with, so that they are told from sessions.</summary>
    public const string Prefix = "node.";

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);
    private readonly byte[] secret = key.Derive("node-tokens");

    /// <summary>A token that is good for a minute.</summary>
    public string Sign(NodeIdentity identity)
    {
        var claims = new Claims(identity, clock.GetUtcNow().Add(Lifetime));
        var payload = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims, StoaJson.Tolerant));
        return $"{Prefix}{payload}.{Base64Url.EncodeToString(Mac(payload))}";
    }

    /// <summary>The identity, or null when the token was not made by a node of this installation or is too old.</summary>
    public NodeIdentity? Verify(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3 || parts[0] != "node" || !Base64Url.IsValid(parts[1]) || !Base64Url.IsValid(parts[2])) return null;
        if (!CryptographicOperations.FixedTimeEquals(Mac(parts[1]), Base64Url.DecodeFromChars(parts[2]))) return null;
        var claims = JsonSerializer.Deserialize<Claims>(Base64Url.DecodeFromChars(parts[1]), StoaJson.Tolerant)!;
        return claims.Until > clock.GetUtcNow() ? claims.Identity : null;
    }

    private byte[] Mac(string payload) => HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(payload));

    private sealed record Claims(NodeIdentity Identity, DateTimeOffset Until);
}
