using Stoa.Contracts.Catalog;
using Stoa.Contracts.Compute;
using Stoa.Contracts.Fabric;
using Stoa.Tests.Cloud.Deployer;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Cloud.Compute;

public sealed class AMachineWithoutRoom(CloudFixture cloud) : IClassFixture<CloudFixture>, IAsyncLifetime
{
    private const int MostOfAHost = 200_000;
    private readonly CloudNode node = cloud.Node;
    private readonly string key = $"m-{Guid.CreateVersion7():n}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private FabricClient Operator => new(node.Node.As(Person.Operator()));

    private IReadOnlyList<HostView> hosts = [];

    public async ValueTask InitializeAsync()
    {
        await node.Begin();
        hosts = await Operator.AllHosts(Cancel);
        foreach (var host in hosts.Skip(1)) await Operator.Set(host.Name, new HostSetting(IsClosed: true), Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts) await Operator.Set(host.Name, new HostSetting(IsClosed: false), Cancel);
    }

    [Fact]
    public async Task Waits_with_the_reason_and_goes_on_where_room_comes_free()
    {
        var first = $"{key}-1";
        await node.Compute.Ensure(first, Request(MostOfAHost), Cancel);
        await Reaches(first, MachineState.Running);
        await node.Compute.Ensure(key, Request(MostOfAHost), Cancel);
        await node.Pass(TimeSpan.FromMinutes(10));
        var waiting = (await node.Compute.Find(key, Cancel))!;
        Assert.Equal(("creating", "No host has room for 1 core, 200000 MiB of memory and 4 GiB of disk now."), (waiting.InFlight, waiting.Reason));
        Assert.Equal(0, await node.MachinesOutside(key));

        await node.Compute.EnsureGone(first, Cancel);
        await Reaches(key, MachineState.Running);
        Assert.Equal(1, await node.MachinesOutside(key));
        await node.Compute.EnsureGone(key, Cancel);
        await Reaches(key, MachineState.Gone);
        var mine = await Operator.QuotaOf(node.Customer.Company, Cancel);
        Assert.Equal((0, Room.None), (mine.Machines, mine.Used));
    }

    [Fact]
    public async Task Is_made_on_the_host_that_was_claimed()
    {
        await node.Compute.Ensure(key, Request(512), Cancel);
        await Reaches(key, MachineState.Running);
        Assert.EndsWith(hosts[0].Name, (await node.Cloud.FindMachine(key, Cancel))!.Place, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beyond_the_quota_is_not_made_and_leaves_nothing()
    {
        await Operator.Limit(node.Customer.Company, new QuotaLimits(2, new Room(100, 1_000_000, 1000)), Cancel);
        var keys = Enumerable.Range(0, 5).Select(n => $"{key}-{n}").ToList();
        foreach (var one in keys) await node.Compute.Ensure(one, Request(512), Cancel);
        await node.Pass(TimeSpan.FromMinutes(1));
        await node.Pass(TimeSpan.FromMinutes(1));
        var made = await Task.WhenAll(keys.Select(async one => (await node.Compute.Find(one, Cancel))!));
        Assert.Equal((2, 3), (made.Count(m => m.State == MachineState.Running), made.Count(m => m is { State: MachineState.Error, Code: FabricClient.QuotaExceeded })));
        Assert.Equal(2, (await Task.WhenAll(keys.Select(node.MachinesOutside))).Sum());
        Assert.Equal(2, (await Operator.QuotaOf(node.Customer.Company, Cancel)).Machines);
    }

    private static MachineRequest Request(int memory) => new("web-1", new MachineSize(1, memory, 4, 0, "tiny"), [Orders.SshKey]);

    private async Task Reaches(string one, MachineState state)
    {
        for (var seconds = 0; (await node.Compute.Find(one, Cancel))?.State != state; seconds++)
        {
            Assert.True(seconds < 60, $"{one} does not become {state}: {await node.Compute.Find(one, Cancel)}");
            await node.Pass(TimeSpan.FromSeconds(1));
        }
    }
}
