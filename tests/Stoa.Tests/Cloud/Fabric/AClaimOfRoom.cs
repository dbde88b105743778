using Stoa.Cloud.Fabric;
using Stoa.Contracts.Common;
using Stoa.Contracts.Fabric;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Cloud.Fabric;

public sealed class AClaimOfRoom(PostgresServer server) : FabricTests(server)
{
    private const int Lease = 20;

    private protected override FabricOptions Options { get; } = new FabricOptions { CoresFactor = 1, DiskFactor = 1, LeaseSeconds = Lease };

    private protected override Task Furnish() => Report(Host("a", 4), Host("b", 4));

    [Fact]
    public async Task Takes_what_it_says_of_one_host_and_of_the_quota_once()
    {
        var claim = await Fabric.Claim("one", Small, Cancel);
        Assert.Equal(claim, await Fabric.Claim("one", Small, Cancel));
        Assert.Equal((claim.Host, "here", Small), (claim.Host, claim.Zone, claim.Room));
        var host = await HostNamed(claim.Host);
        Assert.Equal((Small, 1), (host.Claimed, host.Machines));
        var quota = await Mine();
        Assert.Equal((1, Small, false), (quota.Machines, quota.Used, quota.IsOwn));
    }

    [Fact]
    public async Task Goes_to_the_host_that_is_left_least_crowded()
    {
        await Report(Host("c", 64));
        Assert.Equal("c", (await Fabric.Claim("one", Small, Cancel)).Host);
    }

    [Fact]
    public async Task Gives_all_back_when_it_is_released_and_its_key_is_burnt()
    {
        var claim = await Fabric.Claim("one", Small, Cancel);
        await Fabric.Release("one", Cancel);
        await Fabric.Release("one", Cancel);
        var host = await HostNamed(claim.Host);
        Assert.Equal((Room.None, 0), (host.Claimed, host.Machines));
        var quota = await Mine();
        Assert.Equal((0, Room.None), (quota.Machines, quota.Used));
        Assert.Equal("fabric:claim-released", await Refused(() => Fabric.Claim("one", Small, Cancel)));
    }

    [Fact]
    public async Task That_comes_after_its_release_takes_nothing()
    {
        await Fabric.Release("late", Cancel);
        Assert.Equal("fabric:claim-released", await Refused(() => Fabric.Claim("late", Small, Cancel)));
        Assert.Equal(0, (await Mine()).Machines);
    }

    [Fact]
    public async Task Of_another_amount_under_the_same_key_is_refused()
    {
        await Fabric.Claim("one", Small, Cancel);
        Assert.Equal("fabric:claim-differs", await Refused(() => Fabric.Claim("one", Small with { Cores = 2 }, Cancel)));
    }

    [Fact]
    public async Task Is_another_one_for_another_company_with_the_same_key()
    {
        await Fabric.Claim("one", Small, Cancel);
        await FabricOf(Person.New().Company).Claim("one", Small, Cancel);
        Assert.Equal(2, (await Operator.AllHosts(Cancel)).Sum(host => host.Machines));
    }

    [Fact]
    public async Task Never_oversells_a_host_however_many_ask_at_once()
    {
        var asked = await Task.WhenAll(Enumerable.Range(0, 24).Select(n => Refused(() => FabricOf(Person.New().Company).Claim($"m{n}", Small, Cancel))));
        Assert.Equal((8, 16), (asked.Count(refusal => refusal is null), asked.Count(refusal => refusal == FabricClient.NoRoom)));
        Assert.All((await Operator.AllHosts(Cancel)), host => Assert.Equal((4, 4), (host.Claimed.Cores, host.Machines)));
    }

    [Fact]
    public async Task Never_exceeds_the_quota_of_two_when_five_ask_at_once()
    {
        await Operator.Limit(Company, new QuotaLimits(2, new Room(100, 100_000, 1000)), Cancel);
        var asked = await Task.WhenAll(Enumerable.Range(0, 5).Select(n => Refused(() => Fabric.Claim($"m{n}", Small, Cancel))));
        Assert.Equal((2, 3), (asked.Count(refusal => refusal is null), asked.Count(refusal => refusal == FabricClient.QuotaExceeded)));
        Assert.Equal(FabricClient.QuotaExceeded, await Refused(() => Fabric.Check(Small, Cancel)));
        foreach (var n in Enumerable.Range(0, 5)) await Fabric.Release($"m{n}", Cancel);
        Assert.Equal(0, (await Mine()).Machines);
        Assert.Null(await Refused(() => Fabric.Check(Small, Cancel)));
    }

    [Fact]
    public async Task Beyond_the_quota_is_told_everything_that_would_be_too_much()
    {
        await Operator.Limit(Company, new QuotaLimits(1, new Room(1, 600, 100)), Cancel);
        await Fabric.Claim("one", Small, Cancel);
        var refused = await Assert.ThrowsAsync<ProblemException>(() => Fabric.Claim("two", Small, Cancel));
        Assert.Equal(
            "The company may have 1 machines, has 1 and would have 2; 1 cores, has 1 and would have 2; 600 MiB of memory, has 512 and would have 1024. "
            + "Terminate what is not needed, or ask for a higher quota.", refused.Problem.Detail);
    }

    [Fact]
    public async Task Avoids_hosts_that_are_closed_or_silent()
    {
        await Operator.Set("a", new HostSetting(IsClosed: true), Cancel);
        Assert.Equal("b", (await Fabric.Claim("one", Small, Cancel)).Host);
        Node.Clock.Advance(TimeSpan.FromSeconds(Lease + 1));
        Assert.Equal(FabricClient.NoRoom, await Refused(() => Fabric.Claim("two", Small, Cancel)));
        Assert.Equal([HostState.Closed, HostState.Silent], (await Operator.AllHosts(Cancel)).Select(host => host.State));
        await Report(Host("a", 4), Host("b", 4));
        Assert.Equal("b", (await Fabric.Claim("two", Small, Cancel)).Host);
        await Operator.Set("a", new HostSetting(IsClosed: false), Cancel);
        Assert.Equal("a", (await Fabric.Claim("three", Small, Cancel)).Host);
    }

    [Fact]
    public async Task Stays_when_its_host_tells_that_it_has_less_than_is_claimed()
    {
        var claim = await Fabric.Claim("one", Small, Cancel);
        await Report(Host("a", 0), Host("b", 0));
        Assert.Equal((Small, 1), ((await HostNamed(claim.Host)).Claimed, (await HostNamed(claim.Host)).Machines));
        Assert.Equal(FabricClient.NoRoom, await Refused(() => Fabric.Claim("two", Small, Cancel)));
    }

    private async Task<HostView> HostNamed(string name) => (await Operator.AllHosts(Cancel)).Single(host => host.Name == name);
}
