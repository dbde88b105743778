using System.Buffers.Binary;
using System.Collections.Frozen;
using Stoa.Cloud.Dns.Wire;

namespace Stoa.Cloud.Dns.Answering;

/// <summary>What is answered just now: a snapshot that many queries read and nobody changes.</summary>
internal sealed class Zone
{
    private const uint ApexTtl = 300;

    /// <summary>For how long it holds that there is nothing (RFC 2308 section 5): a new name shall be found soon.</summary>
    private const uint NothingTtl = 5;

    private readonly FrozenDictionary<string, ResourceRecord[]> records;

    /// <param name="apex">The zone's name, lower case.</param>
    /// <param name="address">Of the name server itself; A or AAAA.</param>
    /// <param name="serial">Grows with each change.</param>
    /// <param name="names">What the names below say.</param>
    public Zone(string apex, ResourceRecord address, uint serial, IEnumerable<ResourceRecord> names)
    {
        Apex = apex;
        var server = $"ns.{apex}";
        Authority = new ResourceRecord(apex, RecordType.SOA, NothingTtl, StartOfAuthority(server, apex, serial));
        ResourceRecord[] own = [Authority with { Ttl = ApexTtl }, new(apex, RecordType.NS, ApexTtl, DomainName.ToWire(server)), address with { Owner = server }];
        var all = own.Concat(names).GroupBy(record => record.Owner).ToDictionary(group => group.Key, group => group.ToArray());
        // What lies above a name exists too, though it says nothing (RFC 4592 section 2.2.2).
        foreach (var owner in all.Keys.ToList())
            for (var above = Parent(owner); above.Length > apex.Length; above = Parent(above)) all.TryAdd(above, []);
        records = all.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public string Apex { get; }

    /// <summary>The SOA as it goes with "there is nothing".</summary>
    public ResourceRecord Authority { get; }

    public int Count => records.Count;

    public bool Holds(string name) => name == Apex || name.EndsWith($".{Apex}", StringComparison.Ordinal);

    /// <summary>Null when there is no such name; empty when it only has names below it.</summary>
    public ResourceRecord[]? Find(string name) => records.GetValueOrDefault(name);

    private static string Parent(string name) => name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..];

    // RFC 1035 section 3.3.13: primary server, mailbox, serial, refresh, retry, expire, minimum.
    private static byte[] StartOfAuthority(string server, string apex, uint serial)
    {
        var numbers = new byte[20];
        uint[] values = [serial, 3600, 600, 86_400, NothingTtl];
        for (var i = 0; i < values.Length; i++) BinaryPrimitives.WriteUInt32BigEndian(numbers.AsSpan(i * 4), values[i]);
        return [.. DomainName.ToWire(server), .. DomainName.ToWire($"hostmaster.{apex}"), .. numbers];
    }
}
