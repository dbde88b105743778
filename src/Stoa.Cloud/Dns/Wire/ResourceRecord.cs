namespace Stoa.Cloud.Dns.Wire;

/// <summary>A record, ready to be sent.</summary>
/// <param name="Owner">Its name, lower case.</param>
/// <param name="Type">What it tells.</param>
/// <param name="Ttl">Seconds for which it may be kept.</param>
/// <param name="Data">RDATA, names in it uncompressed.</param>
internal sealed record ResourceRecord(string Owner, RecordType Type, uint Ttl, byte[] Data);
