using Stoa.Contracts.Compute;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Subscriptions;
using Stoa.Contracts.Workflows;

namespace Stoa.Tests.Cloud.Deployer;

public sealed class ADeploymentWithADataDisk(CloudFixture cloud) : IClassFixture<CloudFixture>, IAsyncLifetime
{
    private readonly CloudNode node = cloud.Node;

    public async ValueTask InitializeAsync() => await node.Begin();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Has_the_disk_from_its_first_boot_and_leaves_none()
    {
        var order = WithDisk();
        var running = await node.Until((await node.Order(order)).Id, view => view.State == DeploymentState.Running);
        Assert.Equal((1, 1), (await node.DisksOutside(running.Id), await node.MachinesOutside(running.Id.ToString())));
        Assert.Contains(running.Run!.Steps, step => step.Name == "ensure-data-disk");
        await node.Say(order.End());
        await node.Until(running.Id, view => view.State == DeploymentState.Terminated);
        Assert.Equal((0, 0), (await node.DisksOutside(running.Id), await node.MachinesOutside(running.Id.ToString())));
    }

    [Fact]
    public async Task Waits_with_the_reason_while_the_cloud_has_no_room_for_the_disk()
    {
        await node.Follow(new SimulatorRule(SimulatedCommand.EnsureDisk, SimulatedEffect.FailTransient, Times: 2, Message: "The pool is full."));
        var begun = await node.Order(WithDisk());
        await node.Until(begun.Id, view => view.Run!.Steps.SingleOrDefault(step => step.State == StepState.Waiting) is { Name: "ensure-data-disk", Reason: "The pool is full." });
        await node.Until(begun.Id, view => view.State == DeploymentState.Running);
    }

    [Theory]
    [InlineData(SimulatedCommand.EnsureDisk, SimulatedEffect.LoseAnswer)]
    [InlineData(SimulatedCommand.EnsureDisk, SimulatedEffect.CrashAfter)]
    [InlineData(SimulatedCommand.EnsureDisk, SimulatedEffect.AnswerTwice)]
    public async Task Has_one_disk_whatever_becomes_of_the_answer(SimulatedCommand command, SimulatedEffect effect)
    {
        await node.Follow(new SimulatorRule(command, effect));
        var begun = await node.Order(WithDisk());
        await node.Until(begun.Id, view => view.State == DeploymentState.Running);
        Assert.Equal(1, await node.DisksOutside(begun.Id));
    }

    [Fact]
    public async Task Leaves_no_disk_when_its_machine_cannot_be_made()
    {
        var begun = await node.Order(WithDisk("no-such-image"));
        await node.Until(begun.Id, view => view.State == DeploymentState.Failed);
        Assert.Equal(0, await node.DisksOutside(begun.Id));
    }

    [Fact]
    public async Task Keeps_its_disk_when_it_stops_and_starts()
    {
        var running = await node.Until((await node.Order(WithDisk())).Id, view => view.State == DeploymentState.Running);
        await node.Deployer.Stop(running.Id, "k1", TestContext.Current.CancellationToken);
        await node.Until(running.Id, view => view.State == DeploymentState.Stopped);
        Assert.Equal(1, await node.DisksOutside(running.Id));
        await node.Deployer.Start(running.Id, "k2", TestContext.Current.CancellationToken);
        await node.Until(running.Id, view => view.State == DeploymentState.Running);
    }

    private SubscriptionActivated WithDisk(string image = "tiny")
    {
        var order = Orders.New(node, image);
        return order with { Machine = order.Machine with { DataDiskGiB = 3 } };
    }
}
