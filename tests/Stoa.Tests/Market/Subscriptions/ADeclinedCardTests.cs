using Stoa.Contracts.Billing;
using Stoa.Contracts.Common;
using Stoa.Contracts.Subscriptions;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market.Subscriptions;

public sealed class ADeclinedCardTests(MarketNode node) : MarketTests(node), IClassFixture<MarketNode>
{
    [Fact]
    public async Task The_order_says_why_and_waits_for_another_card()
    {
        var order = await Declined();
        Assert.Equal((OrderState.WaitingPayment, "The bank declined the card. Try another one.", true), (order.State, order.Detail, order.CanPayAgain));
        Assert.Equal("card_declined", Assert.Single(Market.Told<PaymentDeclined>()).Code);
        Assert.Empty(Market.Told<SubscriptionActivated>());
    }

    [Fact]
    public async Task Another_card_pays_it()
    {
        var order = await Declined();
        var again = await Market.Subscriptions.Pay(order.Id, new OrderPaymentRequest(await Market.AddCard()), Shopper.NewKey(), Cancel);
        Assert.Equal((OrderState.WaitingPayment, false), (again.State, again.CanPayAgain));
        await Market.Settle();
        Assert.Equal(OrderState.Pending, (await Market.Now(order)).State);
        Assert.Equal(order.Totals.Gross, Assert.Single(Market.Told<PaymentSucceeded>()).Amount);
    }

    [Fact]
    public async Task No_other_card_is_taken_while_a_payment_is_under_way_or_after_it_came()
    {
        var order = await Market.Order();
        var card = await Market.AddCard();
        Assert.Equal("subscriptions:not-payable", (await Refusal(() => Pay(order, card))).Type);
        await Market.Settle();
        Assert.Equal("subscriptions:not-payable", (await Refusal(() => Pay(order, card))).Type);
    }

    [Fact]
    public async Task Of_many_tries_at_once_one_is_taken()
    {
        var (order, card) = (await Declined(), await Market.AddCard());
        var tries = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Succeeds(() => Pay(order, card))));
        Assert.Equal(1, tries.Count(isTaken => isTaken));
        await Market.Settle();
        Assert.Equal(2, Market.Told<PaymentRequested>().Count);
    }

    [Fact]
    public async Task A_card_that_is_not_there_or_an_order_of_somebody_else_is_refused()
    {
        var (order, card) = (await Declined(), await Market.AddCard());
        Assert.Equal(["/paymentMethod"], await Faults(() => Pay(order, PaymentMethodId.From(Guid.CreateVersion7()))));
        var other = Market.SubscriptionsOf(Person.New());
        Assert.Equal(404, (await Refusal(() => other.Pay(order.Id, new OrderPaymentRequest(card), Shopper.NewKey(), Cancel))).Status);
    }

    private async Task<OrderView> Declined()
    {
        var order = await Market.Order(card: Shopper.CardThatIsDeclined);
        await Market.Settle();
        return await Market.Now(order);
    }

    private Task<OrderView> Pay(OrderView order, PaymentMethodId card) =>
        Market.Subscriptions.Pay(order.Id, new OrderPaymentRequest(card), Shopper.NewKey(), Cancel);

    private static async Task<bool> Succeeds(Func<Task> call)
    {
        try
        {
            await call();
            return true;
        }
        catch (ProblemException refused) when (refused.Problem.Status == 409)
        {
            return false;
        }
    }
}
