using Stoa.Cloud.Providers;
using Stoa.Contracts.Catalog;
using Stoa.Contracts.Compute;
using Stoa.Tests.Cloud.Deployer;

namespace Stoa.Tests.Cloud.Compute;

public sealed class AMachineThatChangedByItself(CloudFixture cloud) : IClassFixture<CloudFixture>, IAsyncLifetime
{
    private readonly CloudNode node = cloud.Node;
    private readonly string key = $"m-{Guid.CreateVersion7():n}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await node.Begin();
        await node.Compute.Ensure(key, Request(), Cancel);
        await node.Settle();
        await node.Pass(TimeSpan.FromSeconds(3));
        Assert.Equal(MachineState.Running, (await Now()).State);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Is_taken_over_as_it_is_and_told()
    {
        await node.Cloud.SwitchFromOutside(key, PowerState.Off, Cancel);
        await Converge();
        var found = await Now();
        Assert.Equal((MachineState.Stopped, null, "The machine was found switched off."), (found.State, found.InFlight, found.Reason));
        Assert.Equal(MachineState.Stopped, node.Told<MachineChanged>().Last(m => m.MachineKey == key).Machine.State);
        await node.Pass(TimeSpan.FromSeconds(10));
        Assert.Equal(NodeState.Stopped, (await node.Cloud.FindMachine(key, Cancel))!.State);
    }

    [Fact]
    public async Task Is_started_when_that_is_asked_before_anybody_has_noticed()
    {
        await node.Cloud.SwitchFromOutside(key, PowerState.Off, Cancel);
        Assert.Equal("starting", (await node.Compute.Ensure(key, Request(), Cancel)).InFlight);
        await node.Settle();
        await node.Pass(TimeSpan.FromSeconds(3));
        Assert.Equal((MachineState.Running, NodeState.Running), ((await Now()).State, (await node.Cloud.FindMachine(key, Cancel))!.State));
    }

    [Fact]
    public async Task Is_told_once()
    {
        await node.Cloud.SwitchFromOutside(key, PowerState.Off, Cancel);
        await Converge();
        var told = node.Told<MachineChanged>().Count(m => m.MachineKey == key);
        await Converge();
        Assert.Equal(told, node.Told<MachineChanged>().Count(m => m.MachineKey == key));
    }

    [Fact]
    public async Task Is_left_alone_while_something_is_in_flight()
    {
        await node.Compute.Ensure(key, Request() with { Power = MachineState.Stopped }, Cancel);
        await node.Cloud.SwitchFromOutside(key, PowerState.Off, Cancel);
        await node.Convergence.Tick(Cancel);
        Assert.Equal((MachineState.Running, "stopping"), ((await Now()).State, (await Now()).InFlight));
    }

    [Fact]
    public async Task Is_in_error_when_the_cloud_does_not_know_it_any_more()
    {
        await node.Cloud.EnsureMachineGone(key, Cancel);
        await Converge();
        Assert.Equal((MachineState.Error, "The cloud does not know the machine any more."), ((await Now()).State, (await Now()).Reason));
        await node.Compute.EnsureGone(key, Cancel);
        await node.Settle();
        Assert.Equal(MachineState.Gone, (await Now()).State);
    }

    [Fact]
    public async Task Is_removed_again_when_a_late_command_made_it_after_its_removal()
    {
        await node.Compute.EnsureGone(key, Cancel);
        await node.Settle();
        await node.Cloud.EnsureMachine(new MachineSpec(key, node.Customer.Company, "late", 1, 512, 4, "tiny", []), Cancel);
        Assert.Equal(1, await node.MachinesOutside(key));
        await Converge();
        Assert.Equal(0, await node.MachinesOutside(key));
        Assert.Equal(MachineState.Gone, (await Now()).State);
    }

    [Fact]
    public async Task Is_compared_although_the_cloud_does_not_answer_for_another_one()
    {
        await node.Follow(new SimulatorRule(SimulatedCommand.FindMachine, SimulatedEffect.FailTransient, Machine: "another"));
        await node.Compute.Ensure("another", Request(), Cancel);
        await node.Cloud.SwitchFromOutside(key, PowerState.Off, Cancel);
        await Converge();
        Assert.Equal(MachineState.Stopped, (await Now()).State);
    }

    [Fact]
    public async Task Wakes_the_run_that_waits_for_it_before_its_next_look()
    {
        await node.Compute.Ensure(key, Request() with { Power = MachineState.Stopped }, Cancel);
        await node.Settle();
        await node.Compute.Ensure(key, Request(), Cancel);
        await node.Settle();
        Assert.Equal("starting", (await Now()).InFlight);
        node.Clock.Advance(TimeSpan.FromMilliseconds(1500));
        await node.Settle();
        Assert.Equal("starting", (await Now()).InFlight);
        await node.Observer.Observe(node.Customer.Company, key, Cancel);
        await node.Settle();
        Assert.Equal((MachineState.Running, null), ((await Now()).State, (await Now()).InFlight));
    }

    private static MachineRequest Request() => new("web-1", new MachineSize(1, 512, 4, 0, "tiny"), [Orders.SshKey]);

    private async Task Converge()
    {
        await node.Convergence.Tick(Cancel);
        await node.Settle();
    }

    private async Task<MachineView> Now() => (await node.Compute.Find(key, Cancel))!;
}
