using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Stoa.Tests.Market.Subscriptions;

/// <summary>Makes SSH public keys, right ones and bent ones.</summary>
internal static class SshKeys
{
    public static readonly string Ed25519 = Line("ssh-ed25519", Blob("ssh-ed25519", RandomNumberGenerator.GetBytes(32)), "ada@laptop");

    public static string Line(string type, byte[] blob, string comment = "") => $"{type} {Convert.ToBase64String(blob)} {comment}".TrimEnd();

    public static byte[] Blob(string type, params byte[][] parts) => [.. Field(Encoding.ASCII.GetBytes(type)), .. parts.SelectMany(Field)];

    public static byte[] Rsa(int bits, byte[]? exponent = null)
    {
        var modulus = new byte[(bits + 7) / 8];
        RandomNumberGenerator.Fill(modulus);
        modulus[0] = (byte)(1 << ((bits - 1) % 8));
        modulus[^1] |= 1;
        return Blob("ssh-rsa", exponent ?? [1, 0, 1], modulus[0] >= 0x80 ? [0, .. modulus] : modulus);
    }

    public static byte[] Ecdsa(string curve)
    {
        using var key = ECDsa.Create(ECCurve.CreateFromFriendlyName(curve));
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return Blob($"ecdsa-sha2-{curve.ToLowerInvariant()}", Encoding.ASCII.GetBytes(curve.ToLowerInvariant()), [4, .. point.X!, .. point.Y!]);
    }

    public static byte[] Field(byte[] content)
    {
        var length = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(length, (uint)content.Length);
        return [.. length, .. content];
    }
}
