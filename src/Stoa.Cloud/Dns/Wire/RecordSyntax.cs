using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Stoa.Cloud.Dns.Wire;

/// <summary>From a record's text to its octets on the wire (RDATA).</summary>
internal static class RecordSyntax
{
    private const int LongestText = 255;

    /// <returns>False when the type is none of ours, or the text is none of the type.</returns>
    public static bool TryParse(string type, string text, out (RecordType Type, byte[] Data) record)
    {
        (RecordType Type, byte[]? Data) read = type switch
        {
            "A" => (RecordType.A, Address(text, AddressFamily.InterNetwork)),
            "AAAA" => (RecordType.AAAA, Address(text, AddressFamily.InterNetworkV6)),
            "CNAME" => (RecordType.CNAME, DomainName.IsName(text) ? DomainName.ToWire(text) : null),
            "TXT" => (RecordType.TXT, Text(text)),
            "SRV" => (RecordType.SRV, Service(text)),
            _ => (RecordType.Any, null),
        };
        record = (read.Type, read.Data ?? []);
        return read.Data is not null;
    }

    /// <summary>A character-string: its length, then its octets (RFC 1035 section 3.3).</summary>
    public static byte[]? Text(string text) =>
        Encoding.UTF8.GetByteCount(text) is >= 1 and <= LongestText and var length ? [(byte)length, .. Encoding.UTF8.GetBytes(text)] : null;

    // "1.2" is an address to the parser and none to people.
    private static byte[]? Address(string text, AddressFamily family) =>
        IPAddress.TryParse(text, out var address) && address.AddressFamily == family && (family == AddressFamily.InterNetworkV6 || address.ToString() == text)
            ? address.GetAddressBytes() : null;

    // RFC 2782: priority, weight, port, target.
    private static byte[]? Service(string text)
    {
        var parts = text.Split(' ');
        if (parts.Length != 4 || !DomainName.IsName(parts[3])) return null;
        var numbers = new byte[6];
        for (var i = 0; i < 3; i++)
        {
            if (!ushort.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
            BinaryPrimitives.WriteUInt16BigEndian(numbers.AsSpan(i * 2), number);
        }

        return [.. numbers, .. DomainName.ToWire(parts[3])];
    }
}
