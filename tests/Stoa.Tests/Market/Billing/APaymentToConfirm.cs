using Stoa.Contracts.Billing;
using Stoa.Contracts.Subscriptions;
using Stoa.Market.Billing.Storage;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market.Billing;

/// <summary>3-D Secure.</summary>
public sealed class APaymentToConfirm(MarketNode node) : MarketTests(node), IClassFixture<MarketNode>
{
    [Fact]
    public async Task Keeps_the_order_waiting_and_says_for_what()
    {
        var (order, payment) = await Asked();
        Assert.Equal((OrderState.WaitingPayment, "Your bank wants you to confirm the payment.", false), (order.State, order.Detail, order.CanPayAgain));
        var step = (await Market.RunOn<BillingStore>(payment.ToString())).Steps[0];
        Assert.Matches("^Waits until .* UTC for the customer to confirm the payment\\.$", step.Reason);
        Assert.Equal(0L, await Booked());
    }

    [Fact]
    public async Task Pays_the_order_once_it_is_approved_however_often()
    {
        var (order, payment) = await Asked();
        await Answer(payment, isApproved: true);
        await Answer(payment, isApproved: true);
        await Market.Settle();
        var paid = await Market.Now(order);
        Assert.Equal((OrderState.Pending, null), (paid.State, paid.PaymentToConfirm));
        Assert.Equal(1L, await Booked());
        Assert.Equal(("billing:nothing-to-confirm", 409), await RefusalOf(payment));
    }

    [Fact]
    public async Task Leaves_the_order_to_another_card_when_it_is_refused()
    {
        var (order, payment) = await Asked();
        await Answer(payment, isApproved: false);
        await Market.Settle();
        var refused = await Market.Now(order);
        Assert.Equal(("You refused the payment at your bank. Nothing was charged.", true, null), (refused.Detail, refused.CanPayAgain, refused.PaymentToConfirm));
        Assert.Equal("authentication_failed", Assert.Single(Market.Told<PaymentDeclined>()).Code);
        Assert.Equal(0L, await Booked());
    }

    [Fact]
    public async Task Is_given_up_after_an_hour_and_the_order_expires_after_its_days()
    {
        var (order, payment) = await Asked();
        await Market.Node.Pass(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1));
        Assert.Equal("authentication_timeout", Assert.Single(Market.Told<PaymentDeclined>()).Code);
        Assert.Equal(("billing:nothing-to-confirm", 409), await RefusalOf(payment));
        await Market.Node.Pass(TimeSpan.FromDays(3));
        Assert.Equal(OrderState.PaymentExpired, (await Market.Now(order)).State);
        Assert.Equal(0L, await Booked());
    }

    [Fact]
    public async Task Is_confirmed_by_its_own_customer_only()
    {
        var (order, payment) = await Asked();
        var other = new BillingClient(Market.Node.As(Person.New()));
        Assert.Equal(404, (await Refusal(() => other.Confirm(payment, new(true), Shopper.NewKey(), Cancel))).Status);
        await Market.Settle();
        Assert.Equal(OrderState.WaitingPayment, (await Market.Now(order)).State);
    }

    private async Task<(OrderView Order, PaymentId Payment)> Asked()
    {
        var order = await Market.Order(card: Shopper.CardThatWantsConfirmation);
        await Market.Settle();
        order = await Market.Now(order);
        Assert.Equal(new PaymentActionRequired(order.PaymentToConfirm!.Value, order.Id), Assert.Single(Market.Told<PaymentActionRequired>()));
        return (order, order.PaymentToConfirm!.Value);
    }

    private Task Answer(PaymentId payment, bool isApproved) => Market.Billing.Confirm(payment, new(isApproved), Shopper.NewKey(), Cancel);

    private async Task<(string, int)> RefusalOf(PaymentId payment)
    {
        var refusal = await Refusal(() => Answer(payment, isApproved: true));
        return (refusal.Type, refusal.Status);
    }

    private async Task<long> Booked() => (long)(await Database.AsAdmin(
        $"SELECT count(*) FROM billing.ledger_transaction WHERE kind = 'Payment' AND customer_id = '{Market.Customer.Company.Value}'"))!;
}
