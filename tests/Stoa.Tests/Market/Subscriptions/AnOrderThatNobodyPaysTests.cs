using Stoa.Contracts.Subscriptions;
using Stoa.Contracts.Workflows;
using Stoa.Market.Subscriptions.Storage;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market.Subscriptions;

public sealed class AnOrderThatNobodyPaysTests(MarketNode node) : MarketTests(node), IClassFixture<MarketNode>
{
    private static readonly TimeSpan ThreeDays = TimeSpan.FromDays(3);

    [Fact]
    public async Task It_expires_after_three_days_and_not_before()
    {
        var order = await Market.Order(card: Shopper.CardThatIsDeclined);
        await Market.Settle();
        await Market.Node.Pass(ThreeDays - TimeSpan.FromSeconds(1));
        Assert.Equal(OrderState.WaitingPayment, (await Market.Now(order)).State);
        await Market.Node.Pass(TimeSpan.FromSeconds(2));
        var expired = await Market.Now(order);
        Assert.Equal((OrderState.PaymentExpired, "It was not paid in time.", false), (expired.State, expired.Detail, expired.CanPayAgain));
    }

    [Fact]
    public async Task An_expired_order_takes_no_money_any_more()
    {
        var order = await Market.Order(card: Shopper.CardThatIsDeclined);
        await Market.Settle();
        await Market.Node.Pass(ThreeDays);
        var refusal = await Refusal(async () => await Market.Subscriptions.Pay(order.Id, new OrderPaymentRequest(await Market.AddCard()), Shopper.NewKey(), Cancel));
        Assert.Equal(("subscriptions:not-payable", 409), (refusal.Type, refusal.Status));
    }

    [Fact]
    public async Task Whoever_looks_is_told_until_when_it_waits_and_paying_ends_the_wait()
    {
        var order = await Market.Order(card: Shopper.CardThatIsDeclined);
        await Market.Settle();
        var waiting = await RunOf(order);
        Assert.Equal((RunState.Active, StepState.Waiting), (waiting.State, waiting.Steps[0].State));
        Assert.Equal($"Waits for its payment until {order.PayUntil:yyyy-MM-dd HH:mm} UTC.", waiting.Steps[0].Reason);
        await Market.Subscriptions.Pay(order.Id, new OrderPaymentRequest(await Market.AddCard()), Shopper.NewKey(), Cancel);
        await Market.Settle();
        Assert.Equal(RunState.Succeeded, (await RunOf(order)).State);
    }

    private Task<RunView> RunOf(OrderView order) => Market.RunOn<SubscriptionsStore>(order.Id.ToString());
}
