using Stoa.Contracts.Fabric;

namespace Stoa.Cloud.Fabric.Hosts;

/// <summary>Which hosts to try for a machine: those with room, the one that is left least crowded first (spread).</summary>
internal static class Placement
{
    /// <param name="hosts">Those that take machines.</param>
    /// <param name="asked">What the machine takes.</param>
    public static IEnumerable<Host> Plan(IEnumerable<Host> hosts, Room asked) => hosts
        .Where(host => asked.FitsIn(host.Free))
        .OrderByDescending(host => Headroom(host, asked))
        .ThenBy(host => host.Name, StringComparer.Ordinal);

    // What is scarcest afterwards decides: a host with much disk and no memory left is a crowded one.
    private static double Headroom(Host host, Room asked)
    {
        var left = host.Free - asked;
        return Math.Min(Share(left.Cores, host.Offered.Cores), Math.Min(Share(left.MemoryMiB, host.Offered.MemoryMiB), Share(left.DiskGiB, host.Offered.DiskGiB)));
    }

    private static double Share(int left, int offered) => offered == 0 ? 0 : (double)left / offered;
}
