using System.Buffers.Binary;

namespace Stoa.Cloud.Dns.Wire;

/// <summary>The OPT pseudo-record of a query (RFC 6891 section 6.1).</summary>
/// <param name="PayloadSize">The largest UDP message that the asker takes.</param>
/// <param name="Version">0 is all that there is.</param>
internal sealed record Edns(int PayloadSize, byte Version)
{
    /// <summary>What we send at most by UDP: it passes every path unfragmented (DNS Flag Day 2020).</summary>
    public const int LargestPayload = 1232;

    private const int Size = 11;

    /// <summary>Null when the first additional record is no OPT.</summary>
    public static Edns? Read(ReadOnlySpan<byte> additional) =>
        additional.Length >= Size && additional[0] == 0 && (RecordType)BinaryPrimitives.ReadUInt16BigEndian(additional[1..]) == RecordType.OPT
            ? new Edns(BinaryPrimitives.ReadUInt16BigEndian(additional[3..]), additional[6])
            : null;
}
