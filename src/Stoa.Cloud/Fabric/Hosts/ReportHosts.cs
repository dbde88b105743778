using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Fabric;
using Stoa.Platform.Http;

namespace Stoa.Cloud.Fabric.Hosts;

/// <summary><c>PUT hosts</c>: whoever drives hosts tells what they have; said again and again, it is their sign of life.</summary>
internal sealed class ReportHosts(FabricDesk desk, FabricOptions options, TimeProvider clock)
{
    private const int MostHosts = 10_000;
    private const int LongestName = 253;

    public async Task<Results<NoContent, ProblemHttpResult>> Handle(HostReports reports, CancellationToken cancel)
    {
        var faults = Find(reports);
        if (faults.Any) return faults.Refuse();
        var heard = reports.Hosts.Select(report => new Host
        {
            Name = report.Name, Zone = report.Zone, Driver = report.Driver, Offered = options.Offer(report.Physical), SeenAt = clock.GetUtcNow(),
        });
        return await desk.Do(async store =>
        {
            await store.Hear([.. heard], cancel);
            return TypedResults.NoContent();
        }, cancel);
    }

    private static Faults Find(HostReports reports)
    {
        var faults = new Faults()
            .Require(reports.Hosts.Count is >= 1 and <= MostHosts, "/hosts", $"1 to {MostHosts} hosts")
            .Require(reports.Hosts.Select(host => host.Name).Distinct(StringComparer.Ordinal).Count() == reports.Hosts.Count, "/hosts", "each host once");
        foreach (var (at, host) in reports.Hosts.Index())
            faults.Require(IsName(host.Name), $"/hosts/{at}/name", $"1 to {LongestName} characters")
                .Require(IsName(host.Zone), $"/hosts/{at}/zone", $"1 to {LongestName} characters")
                .Require(IsName(host.Driver), $"/hosts/{at}/driver", $"1 to {LongestName} characters")
                .Require(Room.None.FitsIn(host.Physical), $"/hosts/{at}/physical", "nothing below 0");
        return faults;
    }

    private static bool IsName(string text) => text.Length is >= 1 and <= LongestName;
}
