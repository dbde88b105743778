using Stoa.Cloud.Fabric;
using Stoa.Contracts.Common;
using Stoa.Contracts.Fabric;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Cloud.Fabric;

public sealed class AReservationOfQuota(PostgresServer server) : FabricTests(server)
{
    private protected override FabricOptions Options { get; } = new FabricOptions { CoresFactor = 1, LeaseSeconds = 86_400, ReservationMinutes = 120 };

    private protected override async Task Furnish()
    {
        await Offer(4);
        await Limit(1);
    }

    [Fact]
    public async Task Counts_as_had_for_all_who_ask_until_it_lapses()
    {
        await Fabric.Reserve("one", Small, null, Cancel);
        Assert.Equal((1, Small), ((await Mine()).Machines, (await Mine()).Used));
        Assert.Equal(FabricClient.QuotaExceeded, await Refused(() => Fabric.Check(Small, Cancel)));
        Assert.Equal(FabricClient.QuotaExceeded, await Refused(() => Fabric.Claim("two", Small, Cancel)));
        Assert.Equal(FabricClient.QuotaExceeded, await Refused(() => Fabric.Reserve("two", Small, null, Cancel)));
        Node.Clock.Advance(TimeSpan.FromMinutes(119));
        await Fabric.Reserve("one", Small, null, Cancel);
        Node.Clock.Advance(TimeSpan.FromMinutes(119));
        Assert.Equal(FabricClient.QuotaExceeded, await Refused(() => Fabric.Reserve("two", Small, null, Cancel)));
        Node.Clock.Advance(TimeSpan.FromMinutes(1));
        await Fabric.Reserve("two", Small, null, Cancel);
        Assert.Equal(1, (await Mine()).Machines);
    }

    [Fact]
    public async Task Becomes_the_claim_that_names_it()
    {
        await Fabric.Reserve("one", Small, null, Cancel);
        Assert.Equal(FabricClient.QuotaExceeded, await Refused(() => Fabric.Claim("m", Small, Cancel)));
        await Fabric.Claim("m", Small, "one", Cancel);
        await Fabric.Claim("m", Small, "one", Cancel);
        await Fabric.Reserve("one", Small, null, Cancel);
        Assert.Equal((1, Small), ((await Mine()).Machines, (await Mine()).Used));
        await Fabric.Free("one", Cancel);
        Assert.Equal((1, Small), ((await Mine()).Machines, (await Mine()).Used));
        await Fabric.Release("m", Cancel);
        Assert.Equal(0, (await Mine()).Machines);
    }

    [Fact]
    public async Task Is_kept_while_its_claim_waits_for_room()
    {
        await FabricOf(Person.New().Company).Claim("full", Small with { Cores = 4 }, Cancel);
        await Fabric.Reserve("one", Small, null, Cancel);
        for (var hour = 0; hour < 5; hour++)
        {
            Assert.Equal(FabricClient.NoRoom, await Refused(() => Fabric.Claim("m", Small, "one", Cancel)));
            Node.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(FabricClient.QuotaExceeded, await Refused(() => Fabric.Reserve("two", Small, null, Cancel)));
        await Offer(8);
        await Fabric.Claim("m", Small, "one", Cancel);
    }

    [Fact]
    public async Task Five_at_once_with_a_quota_of_two_are_two()
    {
        await Limit(2);
        var asked = await Task.WhenAll(Enumerable.Range(0, 5).Select(n => Refused(() => Fabric.Reserve($"r{n}", Small, null, Cancel))));
        Assert.Equal((2, 3), (asked.Count(refusal => refusal is null), asked.Count(refusal => refusal == FabricClient.QuotaExceeded)));
    }

    [Fact]
    public async Task Of_a_request_that_was_sent_twice_does_not_refuse_its_twin_and_never_lets_both_be_claimed()
    {
        await Fabric.Reserve("one", Small, "sent twice", Cancel);
        await Fabric.Reserve("twin", Small, "sent twice", Cancel);
        Assert.Equal(FabricClient.QuotaExceeded, await Refused(() => Fabric.Reserve("two", Small, "another", Cancel)));
        await Fabric.Claim("m1", Small, "one", Cancel);
        Assert.Equal(FabricClient.QuotaExceeded, await Refused(() => Fabric.Claim("m2", Small, "twin", Cancel)));
        Assert.Equal(1, (await Mine()).Machines);
    }

    [Fact]
    public async Task Is_refused_where_no_host_could_hold_the_machine_and_not_where_one_is_full_or_silent()
    {
        await Limit(20);
        await Fabric.Claim("full", Small with { Cores = 4 }, Cancel);
        await Fabric.Reserve("waits", Small, null, Cancel);
        Node.Clock.Advance(TimeSpan.FromDays(2));
        await Fabric.Reserve("silent", Small, null, Cancel);
        var large = await Assert.ThrowsAsync<ProblemException>(() => Fabric.Reserve("large", Small with { Cores = 5 }, null, Cancel));
        Assert.Equal((FabricClient.NoRoom, "No host that takes machines could hold 5 cores, 512 MiB of memory and 4 GiB of disk: they are too small, or closed."), (large.Problem.Type, large.Problem.Detail));
        Assert.Equal(FabricClient.NoRoom, await Refused(() => Fabric.Check(Small with { Cores = 5 }, Cancel)));
        await Operator.Set("a", new HostSetting(IsClosed: true), Cancel);
        Assert.Equal(FabricClient.NoRoom, await Refused(() => Fabric.Reserve("closed", Small, null, Cancel)));
        Assert.Equal(FabricClient.NoRoom, await Refused(() => Fabric.Check(Small, Cancel)));
        Assert.DoesNotContain("closed", (string)(await Database.AsAdmin("SELECT string_agg(key, ' ') FROM fabric.reservation"))!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_its_companys_alone()
    {
        var other = FabricOf(Person.New().Company);
        await Fabric.Reserve("one", Small, "wish", Cancel);
        await other.Free("one", Cancel);
        Assert.Equal(FabricClient.QuotaExceeded, await Refused(() => Fabric.Reserve("two", Small, null, Cancel)));
        await other.Reserve("one", Small with { Cores = 2 }, "wish", Cancel);
        await Fabric.Free("one", Cancel);
        Assert.Equal(0, (await Mine()).Machines);
    }

    [Fact]
    public async Task Is_kept_for_longer_though_its_host_is_closed()
    {
        await Fabric.Reserve("one", Small, null, Cancel);
        await Operator.Set("a", new HostSetting(IsClosed: true), Cancel);
        Node.Clock.Advance(TimeSpan.FromMinutes(119));
        Assert.Equal(FabricClient.NoRoom, await Refused(() => Fabric.Reserve("one", Small, null, Cancel)));
        Node.Clock.Advance(TimeSpan.FromMinutes(119));
        Assert.Equal(1, (await Mine()).Machines);
    }

    [Fact]
    public async Task Of_another_amount_under_the_same_key_is_refused()
    {
        await Fabric.Reserve("one", Small, null, Cancel);
        Assert.Equal("fabric:claim-differs", await Refused(() => Fabric.Reserve("one", Small with { Cores = 2 }, null, Cancel)));
    }

    private Task Offer(int cores) => Report(Host("a", cores));

    private Task Limit(int machines) => Operator.Limit(Company, new QuotaLimits(machines, new Room(100, 100_000, 1000)), Cancel);
}
