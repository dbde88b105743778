using System.Buffers.Binary;

namespace Stoa.Cloud.Dns.Wire;

/// <summary>An answer, before it is octets.</summary>
/// <param name="Code">What it says.</param>
/// <param name="Answers">What was asked for.</param>
/// <param name="Authority">The zone's SOA where there is nothing to answer.</param>
internal sealed record Response(ResponseCode Code, IReadOnlyList<ResourceRecord> Answers, IReadOnlyList<ResourceRecord> Authority)
{
    private const ushort IsResponse = 0x8000;
    private const ushort Authoritative = 0x0400;
    private const ushort Truncated = 0x0200;
    private const ushort Kept = 0x7900; // opcode and "recursion desired" come back as they came
    private const ushort PointerToQuestion = 0xC000 | Query.HeaderSize;

    public static Response Only(ResponseCode code) => new(code, [], []);

    /// <summary>The octets. What does not fit is left out whole, and the message says so: the asker comes again by TCP.</summary>
    public byte[] ToWire(Query query, int largest)
    {
        var whole = Write(query, isTruncated: false);
        return whole.Length <= largest ? whole : (this with { Answers = [], Authority = [] }).Write(query, isTruncated: true);
    }

    private byte[] Write(Query query, bool isTruncated)
    {
        var wire = new List<byte>(512);
        var flags = IsResponse | (query.Flags & Kept) | ((int)Code & 0xF);
        if (Code is ResponseCode.NoError or ResponseCode.NameError) flags |= Authoritative;
        if (isTruncated) flags |= Truncated;
        foreach (var word in (ReadOnlySpan<int>)[query.Id, flags, query.IsReadable ? 1 : 0, Answers.Count, Authority.Count, query.Edns is null ? 0 : 1]) Add(wire, word);
        wire.AddRange(query.Question);
        foreach (var record in Answers.Concat(Authority)) Add(wire, record, query);
        if (query.Edns is not null) wire.AddRange([0, 0, (byte)RecordType.OPT, Edns.LargestPayload >> 8, Edns.LargestPayload & 0xFF, (byte)((int)Code >> 4), 0, 0, 0, 0, 0]);
        return [.. wire];
    }

    private static void Add(List<byte> wire, ResourceRecord record, Query query)
    {
        if (record.Owner == query.Name) Add(wire, PointerToQuestion);
        else wire.AddRange(DomainName.ToWire(record.Owner));
        Add(wire, (int)record.Type);
        Add(wire, 1);
        var ttl = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(ttl, record.Ttl);
        wire.AddRange(ttl);
        Add(wire, record.Data.Length);
        wire.AddRange(record.Data);
    }

    private static void Add(List<byte> wire, int word)
    {
        wire.Add((byte)(word >> 8));
        wire.Add((byte)word);
    }
}
