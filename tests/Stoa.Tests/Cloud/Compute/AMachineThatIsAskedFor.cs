using System.Net;
using System.Net.Http.Json;
using Stoa.Contracts.Catalog;
using Stoa.Contracts.Common;
using Stoa.Contracts.Compute;
using Stoa.Tests.Cloud.Deployer;

namespace Stoa.Tests.Cloud.Compute;

public sealed class AMachineThatIsAskedFor(CloudFixture cloud) : IClassFixture<CloudFixture>, IAsyncLifetime
{
    private readonly CloudNode node = cloud.Node;
    private readonly string key = $"m-{Guid.CreateVersion7():n}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await node.Begin();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Is_promised_at_once_and_told_when_it_runs()
    {
        var promised = await node.Compute.Ensure(key, Request(), Cancel);
        Assert.Equal((MachineState.Stopped, "creating", null), (promised.State, promised.InFlight, promised.Address));
        var running = await Reaches(MachineState.Running);
        Assert.NotNull(running.Address);
        Assert.Equal([(MachineState.Stopped, "creating"), (MachineState.Running, null)],
            node.Told<MachineChanged>().Where(m => m.MachineKey == key).Select(m => (m.Machine.State, m.Machine.InFlight)));
        Assert.Equal(running, node.Told<MachineChanged>().Last(m => m.MachineKey == key).Machine);
    }

    [Fact]
    public async Task Is_one_however_often_it_is_asked_for()
    {
        for (var i = 0; i < 3; i++) await node.Compute.Ensure(key, Request(), Cancel);
        var running = await Reaches(MachineState.Running);
        Assert.Equal(running, await node.Compute.Ensure(key, Request(), Cancel));
        Assert.Equal(1, await node.MachinesOutside(key));
    }

    [Fact]
    public async Task Says_what_it_waits_for_while_the_cloud_refuses()
    {
        await node.Follow(new SimulatorRule(SimulatedCommand.EnsureMachine, SimulatedEffect.FailTransient, Machine: key, Message: "Every host is full."));
        await node.Compute.Ensure(key, Request(), Cancel);
        await node.Settle();
        Assert.Equal("Every host is full.", (await Now()).Reason);
        await Reaches(MachineState.Running);
        Assert.Null((await Now()).Reason);
    }

    [Fact]
    public async Task Is_switched_by_being_asked_for_with_another_power()
    {
        await node.Compute.Ensure(key, Request(), Cancel);
        await Reaches(MachineState.Running);
        Assert.Equal("stopping", (await node.Compute.Ensure(key, Request() with { Power = MachineState.Stopped }, Cancel)).InFlight);
        await Reaches(MachineState.Stopped);
        Assert.Equal("starting", (await node.Compute.Ensure(key, Request(), Cancel)).InFlight);
        await Reaches(MachineState.Running);
    }

    [Fact]
    public async Task Is_made_switched_off_where_it_is_wanted_so()
    {
        await node.Compute.Ensure(key, Request() with { Power = MachineState.Stopped }, Cancel);
        await node.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal((MachineState.Stopped, null), ((await Now()).State, (await Now()).InFlight));
        Assert.Equal(1, await node.MachinesOutside(key));
    }

    [Fact]
    public async Task Is_refused_as_another_one_under_the_same_key()
    {
        await node.Compute.Ensure(key, Request(), Cancel);
        var bigger = Request() with { Size = new MachineSize(8, 512, 4, 0, "tiny") };
        Assert.Equal("compute:machine-differs", await Refusal(() => node.Compute.Ensure(key, bigger, Cancel)));
    }

    [Fact]
    public async Task Is_never_made_again_under_a_key_whose_machine_was_removed()
    {
        await node.Compute.Ensure(key, Request(), Cancel);
        await Reaches(MachineState.Running);
        await node.Compute.EnsureGone(key, Cancel);
        await Reaches(MachineState.Gone);
        Assert.Equal("compute:machine-removed", await Refusal(() => node.Compute.Ensure(key, Request(), Cancel)));
        Assert.Equal(0, await node.MachinesOutside(key));
    }

    [Fact]
    public async Task Is_not_made_by_a_request_that_comes_behind_its_removal()
    {
        await node.Compute.EnsureGone(key, Cancel);
        Assert.Equal("compute:machine-removed", await Refusal(() => node.Compute.Ensure(key, Request(), Cancel)));
        await node.Settle();
        Assert.Equal(MachineState.Gone, (await Now()).State);
    }

    [Fact]
    public async Task Is_removed_although_its_making_is_under_way()
    {
        await node.Follow(new SimulatorRule(SimulatedCommand.EnsureMachine, SimulatedEffect.LoseAnswer, Machine: key));
        await node.Compute.Ensure(key, Request(), Cancel);
        await node.Settle();
        Assert.Equal(1, await node.MachinesOutside(key));
        await node.Compute.EnsureGone(key, Cancel);
        await node.Compute.EnsureGone(key, Cancel);
        await Reaches(MachineState.Gone);
        Assert.Equal(0, await node.MachinesOutside(key));
    }

    [Fact]
    public async Task Ends_in_error_when_the_cloud_can_never_make_it_and_can_be_removed()
    {
        await node.Compute.Ensure(key, Request() with { Size = new MachineSize(1000, 512, 4, 0, "tiny") }, Cancel);
        var error = await Reaches(MachineState.Error);
        Assert.Equal("size-not-offered", error.Code);
        await node.Compute.EnsureGone(key, Cancel);
        await Reaches(MachineState.Gone);
    }

    [Fact]
    public async Task Leaves_nothing_outside_when_it_was_made_and_cannot_be_switched_on()
    {
        await node.Follow(new SimulatorRule(SimulatedCommand.EnsurePower, SimulatedEffect.FailForGood, Machine: key));
        await node.Compute.Ensure(key, Request(), Cancel);
        await Reaches(MachineState.Error);
        Assert.Equal(0, await node.MachinesOutside(key));
    }

    [Fact]
    public async Task Is_rebooted_only_while_it_runs()
    {
        await node.Compute.Ensure(key, Request(), Cancel);
        Assert.Equal("compute:not-running", await Refusal(() => node.Compute.Reboot(key, "k1", Cancel)));
        await Reaches(MachineState.Running);
        Assert.Equal("rebooting", (await node.Compute.Reboot(key, "k2", Cancel)).InFlight);
        await node.Pass(TimeSpan.FromSeconds(5));
        await Reaches(MachineState.Running);
        Assert.EndsWith("/2", (await node.Cloud.FindMachine(key, Cancel))!.Boot, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_another_company_s_own_under_the_same_key()
    {
        await node.Compute.Ensure(key, Request(), Cancel);
        var stranger = node.ComputeOf(new TenantId(Guid.CreateVersion7()));
        Assert.Null(await stranger.Find(key, Cancel));
    }

    [Fact]
    public async Task Is_refused_with_all_its_faults()
    {
        var wrong = new MachineRequest("-web", new MachineSize(0, 1, 0, -1, "tiny"), ["two\nlines"], MachineState.Gone);
        var refused = await Assert.ThrowsAsync<ProblemException>(() => node.Compute.Ensure(key, wrong, Cancel));
        Assert.Equal(
            ["/hostname", "/power", "/size/cores", "/size/dataDiskGiB", "/size/diskGiB", "/size/memoryMiB", "/sshKeys"],
            refused.Problem.Errors!.Select(e => e.Pointer).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Cannot_be_asked_for_by_people()
    {
        using var asked = await node.Node.As(node.Customer).PutAsJsonAsync($"/api/compute/machines/{key}", Request(), StoaJson.Tolerant, Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, asked.StatusCode);
    }

    private static MachineRequest Request() => new("web-1", new MachineSize(1, 512, 4, 0, "tiny"), [Orders.SshKey]);

    private static async Task<string> Refusal(Func<Task> act) => (await Assert.ThrowsAsync<ProblemException>(act)).Problem.Type;

    private async Task<MachineView> Now() => (await node.Compute.Find(key, Cancel))!;

    private async Task<MachineView> Reaches(MachineState state)
    {
        for (var seconds = 0; seconds < 60; seconds++)
        {
            await node.Settle();
            if (await Now() is { InFlight: null } settled && settled.State == state) return settled;
            node.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Fail($"The machine {key} did not become {state}: {await Now()}");
        return null!;
    }
}
