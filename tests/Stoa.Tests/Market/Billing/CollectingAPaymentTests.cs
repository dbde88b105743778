using Stoa.Contracts.Billing;
using Stoa.Contracts.Subscriptions;
using Stoa.Contracts.Workflows;
using Stoa.Market.Billing.Storage;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market.Billing;

public sealed class CollectingAPaymentTests(MarketNode node) : MarketTests(node), IClassFixture<MarketNode>
{
    private readonly Outage outage = node.Outage;

    [Fact]
    public async Task Money_that_came_is_recorded_and_told_once()
    {
        var order = await Market.Order();
        await Market.Settle();
        var told = Assert.Single(Market.Told<PaymentSucceeded>());
        Assert.Equal((order.Id, order.Totals.Gross), (told.Order, told.Amount));
        Assert.Equal(("Succeeded", 1L), (await StateOf(told.Payment), await Charges(told.Payment)));
    }

    [Fact]
    public async Task A_lost_answer_is_asked_for_by_another_run_and_nothing_is_charged_again()
    {
        var order = await Market.Order(card: Shopper.CardWhoseAnswerIsLost);
        await Market.Settle();
        var payment = Assert.Single(Market.Told<PaymentRequested>()).Payment;
        Assert.Equal(["look", "record"], (await RunOf(payment)).Steps.Select(step => step.Name));
        Assert.Equal(("Succeeded", 1L), (await StateOf(payment), await Charges(payment)));
        Assert.Equal(OrderState.Pending, (await Market.Now(order)).State);
    }

    [Fact]
    public async Task A_gateway_that_is_away_for_days_declines_nothing_and_lets_no_order_expire()
    {
        var order = await Market.Order();
        outage.IsAway = true;
        await Market.Settle();
        for (var day = 0; day < 4; day++) await Market.Node.Pass(TimeSpan.FromDays(1));
        var payment = Assert.Single(Market.Told<PaymentRequested>()).Payment;
        var look = (await RunOf(payment)).Steps[0];
        Assert.Equal((StepState.Waiting, "The bank's answer is missing; it is asked again.", "Unknown"), (look.State, look.Reason, await StateOf(payment)));
        Assert.Equal((OrderState.WaitingPayment, "The payment is under way."), ((await Market.Now(order)).State, (await Market.Now(order)).Detail));
        outage.IsAway = false;
        await Market.Node.Pass(TimeSpan.FromMinutes(11));
        Assert.Equal(OrderState.Pending, (await Market.Now(order)).State);
        Assert.Equal(1L, await Charges(Assert.Single(Market.Told<PaymentSucceeded>()).Payment));
    }

    [Fact]
    public async Task A_charge_that_an_earlier_attempt_made_is_found_and_not_made_again()
    {
        await Market.Order();
        outage.DiesAfterCharge = true;
        await Market.Settle();
        var payment = Assert.Single(Market.Told<PaymentRequested>()).Payment;
        Assert.Equal(("Pending", 1L), (await StateOf(payment), await Charges(payment)));
        outage.DiesAfterCharge = false;
        await Market.Node.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(("Succeeded", 1L), (await StateOf(payment), await Charges(payment)));
    }

    private async Task<string> StateOf(PaymentId payment) => (string)(await Database.AsAdmin($"SELECT state FROM billing.payment WHERE id = '{payment.Value}'"))!;

    private async Task<long> Charges(PaymentId payment) => (long)(await Database.AsAdmin($"SELECT count(*) FROM billing.test_gateway_charge WHERE key = '{payment}'"))!;

    private Task<RunView> RunOf(PaymentId payment) => Market.RunOn<BillingStore>(payment.ToString());
}
