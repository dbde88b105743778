using Stoa.Contracts.Deployer;
using Stoa.Contracts.Messaging;
using Stoa.Contracts.Subscriptions;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market.Subscriptions;

public sealed class APaidOrderTests(MarketNode node) : MarketTests(node), IClassFixture<MarketNode>
{
    private static readonly DeploymentId Deployment = DeploymentId.From(Guid.CreateVersion7());
    private static readonly EndpointView Endpoint = new("127.0.0.1", 22001, "debian", "ssh -p 22001 debian@127.0.0.1");

    [Fact]
    public async Task It_is_deployed_when_the_deployer_says_so()
    {
        var order = await Paid();
        await Say(Succeeded(order));
        var deployed = await Market.Now(order);
        Assert.Equal((OrderState.Deployed, null, true), (deployed.State, deployed.Detail, deployed.CanTerminate));
    }

    [Fact]
    public async Task When_the_deployer_gives_up_it_says_why()
    {
        var order = await Paid();
        await Say(new DeploymentFailed(Deployment, order.Subscription, order.Id, "compute:quota-exceeded", "The quota of 2 machines is used up."));
        Assert.Equal((OrderState.Failed, "The quota of 2 machines is used up."), ((await Market.Now(order)).State, (await Market.Now(order)).Detail));
    }

    [Fact]
    public async Task Its_end_is_asked_for_once_and_comes_when_nothing_is_left()
    {
        var order = await Paid();
        await Say(Succeeded(order));
        var ending = await Terminate(order);
        Assert.Equal((OrderState.UndeploySent, "The machine is being removed."), (ending.State, ending.Detail));
        Assert.Equal(ending.Version, (await Terminate(order)).Version);
        await Market.Settle();
        Assert.Equal(new SubscriptionTerminated(order.Subscription, order.Id), Assert.Single(Market.Told<SubscriptionTerminated>()));
        await Say(new DeploymentTerminated(Deployment, order.Subscription, order.Id));
        Assert.Equal((OrderState.Undeployed, null), ((await Market.Now(order)).State, (await Market.Now(order)).Detail));
        Assert.Equal("subscriptions:not-terminable", (await Refusal(() => Terminate(order))).Type);
    }

    [Fact]
    public async Task It_may_be_ended_while_it_is_being_made()
    {
        var order = await Paid();
        await Terminate(order);
        await Say(Succeeded(order));
        await Say(new DeploymentTerminated(Deployment, order.Subscription, order.Id));
        Assert.Equal(OrderState.Undeployed, (await Market.Now(order)).State);
    }

    [Fact]
    public async Task One_that_is_not_paid_yet_cannot_be_ended()
    {
        var order = await Market.Order();
        var refusal = await Refusal(() => Terminate(order));
        Assert.Equal(("subscriptions:not-terminable", 409), (refusal.Type, refusal.Status));
    }

    [Fact]
    public async Task Nobody_else_can_end_it()
    {
        var order = await Paid();
        var refusal = await Refusal(() => Market.SubscriptionsOf(Person.New()).Terminate(order.Id, Shopper.NewKey(), Cancel));
        Assert.Equal(404, refusal.Status);
        Assert.Equal(OrderState.Pending, (await Market.Now(order)).State);
    }

    private async Task Say<TMessage>(TMessage message) where TMessage : IMessage
    {
        await Market.Say(message);
        await Market.Settle();
    }

    private static DeploymentSucceeded Succeeded(OrderView order) =>
        new(Deployment, order.Subscription, order.Id, order.ProductName, order.Hostname, Endpoint);

    private async Task<OrderView> Paid()
    {
        var order = await Market.Order();
        await Market.Settle();
        return await Market.Now(order);
    }

    private Task<OrderView> Terminate(OrderView order) => Market.Subscriptions.Terminate(order.Id, Shopper.NewKey(), Cancel);
}
