namespace Stoa.Contracts.Dns;

/// <summary>What a name says; asked again, nothing happens twice.</summary>
/// <param name="Name">Fully qualified, without the dot at the end, inside a zone of this installation: <c>bare-vm-1001.apps.stoa.test</c>.</param>
/// <param name="Records">1 to 16 of them.</param>
public sealed record NameRequest(string Name, IReadOnlyList<NameRecord> Records);

/// <summary>One record of a name.</summary>
/// <param name="Type">A, AAAA, CNAME, TXT or SRV.</param>
/// <param name="Data">As in a zone file (RFC 1035 section 5): <c>192.0.2.1</c>, <c>0 0 22000 host.example</c>; of TXT the text itself, 255 octets at most.</param>
/// <param name="TtlSeconds">0 to 86400.</param>
/// <param name="Prefix">Labels before the name, such as <c>_ssh._tcp</c>; null for the name itself.</param>
public sealed record NameRecord(string Type, string Data, int TtlSeconds = 60, string? Prefix = null);

/// <param name="Key">The asker's.</param>
/// <param name="Name">Fully qualified.</param>
/// <param name="Records">What it says; empty once removed.</param>
/// <param name="Version">Grows with each change.</param>
public sealed record NameView(string Key, string Name, IReadOnlyList<NameRecord> Records, long Version);

/// <summary>A zone that this installation answers for.</summary>
/// <param name="Apps">Names of deployments lie below it: <c>apps.stoa.test</c>.</param>
public sealed record ZoneView(string Apps);
