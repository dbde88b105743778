using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Stoa.Cloud.Providers.Simulator;

/// <summary>Where a machine lies. It follows from the key alone, so that a rule for a host is foreseeable.</summary>
internal sealed record SimulatedPlace(string Zone, string Host)
{
    public static SimulatedPlace Of(string key, SimulatorOptions options)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan();
        var zone = $"zone-{1 + (BinaryPrimitives.ReadUInt32BigEndian(hash) % (uint)options.Zones)}";
        return new SimulatedPlace(zone, $"{zone}-host-{1 + (BinaryPrimitives.ReadUInt32BigEndian(hash[4..]) % (uint)options.HostsPerZone)}");
    }
}
