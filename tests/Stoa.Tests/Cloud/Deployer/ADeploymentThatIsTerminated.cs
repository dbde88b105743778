using Stoa.Contracts.Compute;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Workflows;

namespace Stoa.Tests.Cloud.Deployer;

public sealed class ADeploymentThatIsTerminated(CloudFixture cloud) : IClassFixture<CloudFixture>, IAsyncLifetime
{
    private readonly CloudNode node = cloud.Node;

    public async ValueTask InitializeAsync() => await node.Begin();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Leaves_nothing_and_tells_so()
    {
        var (order, running) = await node.OrderRunning();
        await node.Say(order.End());
        var ended = await node.Until(running.Id, view => view.State == DeploymentState.Terminated);
        Assert.Null(ended.Endpoint);
        Assert.Equal(0, await node.MachinesOutside(running.Id.ToString()));
        Assert.Equal(order.Order, Assert.Single(node.Told<DeploymentTerminated>(), m => m.Deployment == running.Id).Order);
    }

    [Fact]
    public async Task Is_undone_while_it_is_being_made_and_never_counts_as_failed()
    {
        var order = Orders.New(node);
        var begun = await node.Order(order);
        Assert.Equal(1, await node.MachinesOutside(begun.Id.ToString()));
        await node.Say(order.End());
        await node.Until(begun.Id, view => view.State == DeploymentState.Terminated);
        Assert.Equal(0, await node.MachinesOutside(begun.Id.ToString()));
        Assert.DoesNotContain(node.Told<DeploymentFailed>(), m => m.Deployment == begun.Id);
        Assert.DoesNotContain(node.Told<DeploymentSucceeded>(), m => m.Deployment == begun.Id);
        Assert.Single(node.Told<DeploymentTerminated>(), m => m.Deployment == begun.Id);
    }

    [Fact]
    public async Task Is_terminated_once_when_the_message_comes_twice()
    {
        var (order, running) = await node.OrderRunning();
        await node.Say(order.End());
        await node.Say(order.End());
        await node.Until(running.Id, view => view.State == DeploymentState.Terminated);
        await node.Say(order.End());
        await node.Settle();
        Assert.Single(node.Told<DeploymentTerminated>(), m => m.Deployment == running.Id);
    }

    [Fact]
    public async Task Ends_when_it_had_failed()
    {
        var order = Orders.New(node, image: "no-such-image");
        var begun = await node.Order(order);
        await node.Until(begun.Id, view => view.State == DeploymentState.Failed);
        await node.Say(order.End());
        await node.Until(begun.Id, view => view.State == DeploymentState.Terminated);
    }

    [Fact]
    public async Task Waits_with_the_reason_while_the_cloud_does_not_remove_the_machine()
    {
        var (order, running) = await node.OrderRunning();
        await node.Follow(new SimulatorRule(SimulatedCommand.EnsureMachineGone, SimulatedEffect.FailForGood, Message: "The disk is being backed up."));
        await node.Say(order.End());
        await node.Until(running.Id, view => view.State == DeploymentState.Terminating && view.Run!.Steps.Any(step => step.Reason == "The disk is being backed up."));
        await node.Pass(TimeSpan.FromMinutes(1));
        await node.Until(running.Id, view => view.State == DeploymentState.Terminated);
        Assert.Equal(0, await node.MachinesOutside(running.Id.ToString()));
    }

    [Fact]
    public async Task Passes_over_what_was_asked_of_it_before()
    {
        var (order, running) = await node.OrderRunning();
        await node.Deployer.Stop(running.Id, "stop", TestContext.Current.CancellationToken);
        await node.Deployer.Start(running.Id, "start", TestContext.Current.CancellationToken);
        await node.Say(order.End());
        var ended = await node.Until(running.Id, view => view.State == DeploymentState.Terminated);
        Assert.Equal(RunState.Succeeded, ended.Run!.State);
        Assert.Equal(0, await node.MachinesOutside(running.Id.ToString()));
    }
}
