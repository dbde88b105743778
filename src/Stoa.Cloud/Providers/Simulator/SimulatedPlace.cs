using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Stoa.Contracts.Fabric;

namespace Stoa.Cloud.Providers.Simulator;

/// <summary>Where a machine lies: where it was put, or else, nobody having said, by its key alone, so that a rule for a host is foreseeable.</summary>
internal sealed record SimulatedPlace(string Zone, string Host)
{
    private const string HostWord = "-host-";

    public static SimulatedPlace Of(string key, SimulatorOptions options)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan();
        return In(1 + (int)(BinaryPrimitives.ReadUInt32BigEndian(hash) % (uint)options.Zones), 1 + (int)(BinaryPrimitives.ReadUInt32BigEndian(hash[4..]) % (uint)options.HostsPerZone));
    }

    /// <param name="host">One of <see cref="Hosts"/>.</param>
    public static SimulatedPlace At(string host) => new(host.Split(HostWord)[0], host);

    public static IReadOnlyList<HostReport> Hosts(string driver, SimulatorOptions options)
    {
        var physical = new Room(options.HostCores, options.HostMemoryMiB, options.HostDiskGiB);
        return
        [
            .. from zone in Enumerable.Range(1, options.Zones)
               from host in Enumerable.Range(1, options.HostsPerZone)
               let place = In(zone, host)
               select new HostReport(place.Host, place.Zone, driver, physical),
        ];
    }

    private static SimulatedPlace In(int zone, int host) => new($"zone-{zone}", $"zone-{zone}{HostWord}{host}");
}
