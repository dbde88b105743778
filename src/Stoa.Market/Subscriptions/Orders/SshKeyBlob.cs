using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace Stoa.Market.Subscriptions.Orders;

/// <summary>What is inside a public key: RFC 4253 section 6.6 (RSA), RFC 5656 section 3.1 (ECDSA), RFC 8709 section 4 (Ed25519).</summary>
internal static class SshKeyBlob
{
    private const int MinRsaBits = 2048;
    private const int MaxRsaBits = 16384;
    private const int Ed25519Length = 32;

    // Type, curve as the blob names it, octets of a coordinate.
    private static readonly FrozenDictionary<string, (string Name, ECCurve Curve, int Size)> Curves =
        new Dictionary<string, (string, ECCurve, int)>(StringComparer.Ordinal)
        {
            ["ecdsa-sha2-nistp256"] = ("nistp256", ECCurve.NamedCurves.nistP256, 32),
            ["ecdsa-sha2-nistp384"] = ("nistp384", ECCurve.NamedCurves.nistP384, 48),
            ["ecdsa-sha2-nistp521"] = ("nistp521", ECCurve.NamedCurves.nistP521, 66),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The types that are taken; DSA is dead and hardware-bound keys are not known to every image's server.</summary>
    public static FrozenSet<string> Types { get; } = Curves.Keys.Append("ssh-ed25519").Append("ssh-rsa").ToFrozenSet(StringComparer.Ordinal);

    public static SshKeyFault FaultOf(string type, ReadOnlySpan<byte> blob)
    {
        var wire = new SshWire(blob);
        var inner = wire.Next();
        if (wire.IsCutOff) return SshKeyFault.CutOff;
        if (!inner.SequenceEqual(Encoding.ASCII.GetBytes(type))) return SshKeyFault.OtherTypeInside;
        var fault = type switch
        {
            "ssh-ed25519" => Ed25519(ref wire),
            "ssh-rsa" => Rsa(ref wire),
            _ => Ecdsa(ref wire, Curves[type]),
        };
        return wire.IsCutOff ? SshKeyFault.CutOff : fault != SshKeyFault.None ? fault : wire.IsAtEnd ? SshKeyFault.None : SshKeyFault.TooMuch;
    }

    private static SshKeyFault Ed25519(ref SshWire wire) => wire.Next().Length == Ed25519Length ? SshKeyFault.None : SshKeyFault.WrongLength;

    private static SshKeyFault Rsa(ref SshWire wire)
    {
        var exponent = wire.Next();
        var modulus = wire.Next();
        if (!IsPositive(exponent) || !IsPositive(modulus)) return SshKeyFault.NotCanonical;
        if ((exponent[^1] & 1) == 0 || exponent is [1]) return SshKeyFault.WeakExponent;
        var bits = Bits(modulus);
        return bits < MinRsaBits ? SshKeyFault.TooFewBits : bits > MaxRsaBits ? SshKeyFault.TooManyBits : SshKeyFault.None;
    }

    private static SshKeyFault Ecdsa(ref SshWire wire, (string Name, ECCurve Curve, int Size) curve)
    {
        var name = wire.Next();
        var point = wire.Next();
        if (wire.IsCutOff) return SshKeyFault.CutOff;
        if (!name.SequenceEqual(Encoding.ASCII.GetBytes(curve.Name))) return SshKeyFault.OtherCurveInside;
        // 4 says that both coordinates follow (SEC 1 section 2.3.3); OpenSSH writes no other form.
        if (point.Length != 1 + 2 * curve.Size || point[0] != 4) return SshKeyFault.WrongLength;
        return IsOnCurve(curve.Curve, point[1..(1 + curve.Size)], point[(1 + curve.Size)..]) ? SshKeyFault.None : SshKeyFault.NotOnCurve;
    }

    private static bool IsOnCurve(ECCurve curve, ReadOnlySpan<byte> x, ReadOnlySpan<byte> y)
    {
        try
        {
            using var key = ECDsa.Create(new ECParameters { Curve = curve, Q = new ECPoint { X = x.ToArray(), Y = y.ToArray() } });
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    // RFC 4251 section 5, mpint: no sign bit, and no zero octet in front but to keep the sign bit free.
    private static bool IsPositive(ReadOnlySpan<byte> number) =>
        number.Length > 0 && number[0] < 0x80 && (number[0] != 0 || (number.Length > 1 && number[1] >= 0x80));

    private static int Bits(ReadOnlySpan<byte> number)
    {
        var digits = number[0] == 0 ? number[1..] : number;
        return digits.Length * 8 - (byte.LeadingZeroCount(digits[0]));
    }
}
