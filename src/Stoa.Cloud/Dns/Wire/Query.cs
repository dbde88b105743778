using System.Buffers.Binary;
using System.Text;

namespace Stoa.Cloud.Dns.Wire;

/// <summary>A query as it was read.</summary>
/// <param name="Id">To be repeated.</param>
/// <param name="Flags">Of the header.</param>
/// <param name="Question">The octets of the question, as they came; empty when they could not be read.</param>
/// <param name="Name">In lower case, labels joined by dots.</param>
/// <param name="Type">What is asked for; possibly none that we know.</param>
/// <param name="IsInternet">Class IN.</param>
/// <param name="Edns">What the asker says of itself (RFC 6891); null when it does not.</param>
internal sealed record Query(ushort Id, ushort Flags, byte[] Question, string Name, RecordType Type, bool IsInternet, Edns? Edns)
{
    public const int HeaderSize = 12;
    private const int ResponseBit = 0x8000;
    private const int LongestName = 255;
    private const int LongestLabel = 63;

    public int Opcode => (Flags >> 11) & 0xF;

    /// <summary>True for what answers instead of asking: it is never answered, or two servers would talk for ever.</summary>
    public bool IsResponse => (Flags & ResponseBit) != 0;

    /// <summary>False when the header came through and the rest did not.</summary>
    public bool IsReadable => Question.Length > 0;

    /// <summary>Reads a message.</summary>
    /// <returns>Null when not even its header is there.</returns>
    public static Query? Read(ReadOnlySpan<byte> message)
    {
        if (message.Length < HeaderSize) return null;
        var unreadable = new Query(Word(message, 0), Word(message, 2), [], "", RecordType.Any, false, null);
        if (Word(message, 4) != 1 || Word(message, 6) != 0 || Word(message, 8) != 0) return unreadable;
        if (ReadName(message, HeaderSize) is not { } name || message.Length < name.End + 4) return unreadable;
        var question = message[HeaderSize..(name.End + 4)].ToArray();
        var edns = Word(message, 10) == 0 ? null : Edns.Read(message[(name.End + 4)..]);
        return unreadable with
        {
            Question = question, Name = name.Text, Type = (RecordType)Word(message, name.End), IsInternet = Word(message, name.End + 2) == 1, Edns = edns,
        };
    }

    // A question's name stands first, so there is nothing that it could be compressed against.
    private static (string Text, int End)? ReadName(ReadOnlySpan<byte> message, int at)
    {
        var text = new StringBuilder();
        while (at < message.Length && message[at] is >= 1 and <= LongestLabel and var length)
        {
            if (at + 1 + length > message.Length || text.Length + length > LongestName) return null;
            if (text.Length > 0) text.Append('.');
            foreach (var octet in message.Slice(at + 1, length)) text.Append(char.ToLowerInvariant((char)octet));
            at += 1 + length;
        }

        return at < message.Length && message[at] == 0 ? (text.ToString(), at + 1) : null;
    }

    private static ushort Word(ReadOnlySpan<byte> message, int at) => BinaryPrimitives.ReadUInt16BigEndian(message[at..]);
}
