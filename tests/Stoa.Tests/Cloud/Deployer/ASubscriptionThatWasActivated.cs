using Stoa.Contracts.Compute;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Workflows;

namespace Stoa.Tests.Cloud.Deployer;

public sealed class ASubscriptionThatWasActivated(CloudFixture cloud) : IClassFixture<CloudFixture>, IAsyncLifetime
{
    private readonly CloudNode node = cloud.Node;

    public async ValueTask InitializeAsync() => await node.Begin();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Is_given_a_running_machine_and_the_way_to_reach_it_is_told()
    {
        var order = Orders.New(node);
        var begun = await node.Order(order);
        Assert.Equal(DeploymentState.Provisioning, begun.State);
        var waiting = Assert.Single(begun.Run!.Steps, step => step.State == StepState.Waiting);
        Assert.Equal("ensure-machine", waiting.Name);
        Assert.Equal(["check-prerequisites", "ensure-machine", "create-dns-entry", "record-running"], begun.Run.Steps.Select(step => step.Name));

        var running = await node.Until(begun.Id, view => view.State == DeploymentState.Running);
        Assert.Equal((DeploymentState.Running, RunState.Succeeded, 100), (running.State, running.Run!.State, running.Run.Percent));
        Assert.StartsWith("ssh -p 2", running.Endpoint!.Command, StringComparison.Ordinal);
        Assert.Equal(1, await node.MachinesOutside(begun.Id.ToString()));
        var told = Assert.Single(node.Told<DeploymentSucceeded>(), m => m.Deployment == begun.Id);
        Assert.Equal((order.Subscription, order.Order, "web-1", running.Endpoint), (told.Subscription, told.Order, told.Hostname, told.Endpoint));
    }

    [Fact]
    public async Task Is_deployed_once_when_the_message_comes_twice()
    {
        var order = Orders.New(node);
        var first = await node.Order(order);
        var second = await node.Order(order);
        Assert.Equal(first.Id, second.Id);
        await node.Until(first.Id, view => view.State == DeploymentState.Running);
        Assert.Equal(1, await node.MachinesOutside(first.Id.ToString()));
        Assert.Single(node.Told<DeploymentSucceeded>(), m => m.Deployment == first.Id);
    }

    [Fact]
    public async Task Is_tried_again_while_the_cloud_has_no_room_and_the_reason_is_shown()
    {
        await node.Follow(new SimulatorRule(SimulatedCommand.EnsureMachine, SimulatedEffect.FailTransient, Times: 3, Message: "Every host is full."));
        var begun = await node.Order();
        await node.Until(begun.Id, view => view.Run!.Steps.Single(step => step.State == StepState.Waiting) is { Name: "ensure-machine", Reason: "Every host is full." });
        await node.Until(begun.Id, view => view.State == DeploymentState.Running);
    }

    [Fact]
    public async Task Fails_with_the_cloud_s_words_and_leaves_nothing_when_it_cannot_be_made()
    {
        var order = Orders.New(node, image: "no-such-image");
        var begun = await node.Order(order);
        var failed = await node.Until(begun.Id, view => view.Run!.State == RunState.Failed);
        Assert.Equal((DeploymentState.Failed, "unknown-image", null), (failed.State, failed.Run!.Code, failed.Endpoint));
        Assert.Contains("no image no-such-image", failed.Run.Detail, StringComparison.Ordinal);
        var told = Assert.Single(node.Told<DeploymentFailed>(), m => m.Deployment == begun.Id);
        Assert.Equal((order.Order, "unknown-image"), (told.Order, told.Code));
        Assert.Equal(MachineState.Gone, (await node.Compute.Find(begun.Id.ToString(), TestContext.Current.CancellationToken))!.State);
        Assert.Equal(0, await node.MachinesOutside(begun.Id.ToString()));
    }

    [Fact]
    public async Task Leaves_nothing_when_the_machine_was_made_and_cannot_be_switched_on()
    {
        await node.Follow(new SimulatorRule(SimulatedCommand.EnsurePower, SimulatedEffect.FailForGood, Code: "burnt-out", Message: "The host is burnt out."));
        var begun = await node.Order();
        await node.Until(begun.Id, view => view.State == DeploymentState.Failed);
        Assert.Equal("The host is burnt out.", Assert.Single(node.Told<DeploymentFailed>(), m => m.Deployment == begun.Id).Detail);
        Assert.Equal(0, await node.MachinesOutside(begun.Id.ToString()));
    }

    [Theory]
    [InlineData(SimulatedEffect.LoseAnswer)]
    [InlineData(SimulatedEffect.AnswerTwice)]
    [InlineData(SimulatedEffect.CrashBefore)]
    [InlineData(SimulatedEffect.CrashAfter)]
    public async Task Gets_one_machine_whatever_becomes_of_the_answers(SimulatedEffect effect)
    {
        foreach (var command in (SimulatedCommand[])[SimulatedCommand.EnsureMachine, SimulatedCommand.EnsurePower, SimulatedCommand.FindMachine])
        {
            await node.Follow(new SimulatorRule(command, effect));
            var begun = await node.Order();
            await node.Until(begun.Id, view => view.State == DeploymentState.Running);
            Assert.Equal(1, await node.MachinesOutside(begun.Id.ToString()));
        }
    }
}
