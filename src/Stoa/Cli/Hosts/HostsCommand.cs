using System.CommandLine;
using System.Globalization;
using Stoa.Contracts.Fabric;

namespace Stoa.Cli.Hosts;

/// <summary><c>stoa hosts list|close|open</c>, for operators.</summary>
internal static class HostsCommand
{
    private static readonly Argument<string> Name = new("host") { Description = "The host's name, as 'stoa hosts list' shows it." };

    private static readonly (string, Func<HostView, string>)[] Columns =
    [
        ("host", h => h.Name),
        ("zone", h => h.Zone),
        ("driver", h => h.Driver),
        ("state", h => h.State.ToString().ToLowerInvariant()),
        ("machines", h => h.Machines.ToString(CultureInfo.InvariantCulture)),
        ("cores", h => Of(h.Claimed.Cores, h.Offered.Cores)),
        ("memory MiB", h => Of(h.Claimed.MemoryMiB, h.Offered.MemoryMiB)),
        ("disk GiB", h => Of(h.Claimed.DiskGiB, h.Offered.DiskGiB)),
    ];

    public static Command Create() => new("hosts", "Where machines are made, what is claimed there of what is offered; for operators.")
    {
        ClientCommand.Create("list", "All hosts.", List),
        Setting("close", "Let no further machine come to a host; what is there stays.", isClosed: true),
        Setting("open", "Let machines come to a host again.", isClosed: false),
    };

    private static Command Setting(string name, string description, bool isClosed) => ClientCommand.Create(name, description, async (call, cancel) =>
    {
        call.Output.Print(await call.Client(http => new FabricClient(http)).Set(call.Value(Name)!, new HostSetting(isClosed), cancel), Columns);
        return 0;
    }, Name);

    private static async Task<int> List(Invocation call, CancellationToken cancel)
    {
        call.Output.Print(await call.Client(http => new FabricClient(http)).AllHosts(cancel), Columns);
        return 0;
    }

    private static string Of(int claimed, int offered) => string.Create(CultureInfo.InvariantCulture, $"{claimed} of {offered}");
}
