using Stoa.Cloud.Dns.Wire;
using Stoa.Cloud.Providers;
using Stoa.Contracts.Dns;
using Stoa.Platform.Http;

namespace Stoa.Cloud.Dns.Names;

/// <summary>What can be wrong with a name that is asked for.</summary>
internal static class NameRequestFaults
{
    private const int MostRecords = 16;
    private const int LongestTtl = 86_400;

    public static Faults Find(string key, NameRequest request, string zone)
    {
        var faults = new Faults()
            .Require(ProviderKey.IsValid(key), "path/key", ProviderKey.Rule)
            .Require(DomainName.IsHost(request.Name) && request.Name.EndsWith($".{zone}", StringComparison.OrdinalIgnoreCase), "/name", $"a host name below {zone} (RFC 1123)")
            .Require(request.Records.Count is >= 1 and <= MostRecords, "/records", $"1 to {MostRecords} records");
        for (var i = 0; i < request.Records.Count; i++) Check(faults, request.Records[i], request.Name, $"/records/{i}");
        return faults.Require(!HasCnameWithOthers(request.Records), "/records", "a CNAME stands alone at its name (RFC 1034 section 3.6.2)");
    }

    private static void Check(Faults faults, NameRecord record, string name, string at) => faults
        .Require(RecordSyntax.TryParse(record.Type, record.Data, out _), at, "A with an IPv4 address, AAAA with an IPv6 address, CNAME with a name, TXT with 1 to 255 octets, or SRV with 'priority weight port target'")
        .Require(record.TtlSeconds is >= 0 and <= LongestTtl, $"{at}/ttlSeconds", $"0 to {LongestTtl}")
        .Require(record.Prefix is null || DomainName.IsName($"{record.Prefix}.{name}"), $"{at}/prefix", "labels such as _ssh._tcp");

    private static bool HasCnameWithOthers(IReadOnlyList<NameRecord> records) =>
        records.GroupBy(record => record.Prefix?.ToLowerInvariant()).Any(same => same.Any(record => record.Type == "CNAME") && same.Count() > 1);
}
