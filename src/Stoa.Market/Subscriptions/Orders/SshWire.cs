using System.Buffers.Binary;

namespace Stoa.Market.Subscriptions.Orders;

/// <summary>Reads the strings of RFC 4251 section 5: a length of four octets, then as many octets.</summary>
internal ref struct SshWire(ReadOnlySpan<byte> blob)
{
    private ReadOnlySpan<byte> rest = blob;

    /// <summary>True once a string was longer than what was left; from then on only empty ones are read.</summary>
    public bool IsCutOff { get; private set; }

    public readonly bool IsAtEnd => rest.IsEmpty;

    public ReadOnlySpan<byte> Next()
    {
        if (rest.Length < sizeof(uint) || BinaryPrimitives.ReadUInt32BigEndian(rest) > rest.Length - sizeof(uint))
        {
            IsCutOff = true;
            rest = default;
            return default;
        }

        var end = sizeof(uint) + (int)BinaryPrimitives.ReadUInt32BigEndian(rest);
        var found = rest[sizeof(uint)..end];
        rest = rest[end..];
        return found;
    }
}
