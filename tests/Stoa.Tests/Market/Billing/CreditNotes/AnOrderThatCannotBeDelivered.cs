using Stoa.Contracts.Billing;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Operations;
using Stoa.Contracts.Subscriptions;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market.Billing.CreditNotes;

public sealed class AnOrderThatCannotBeDelivered(MarketNode node) : MarketTests(node), IClassFixture<MarketNode>
{
    private readonly Outage outage = node.Outage;

    [Fact]
    public async Task Is_taken_back_and_its_money_goes_home_without_anybody_asking()
    {
        var order = await Market.Order();
        await Market.Settle();
        await GiveUp(order);
        var invoice = await Invoice();
        Assert.Equal((InvoiceState.Void, CreditNoteState.Refunded, "The order could not be delivered."), (invoice.State, invoice.CreditNote!.State, invoice.CreditNote.Reason));
        Assert.Equal(1L, await Refunds(invoice));
        Assert.True(Assert.Single(Market.Told<CreditNoteIssued>()).IsRefunded);
    }

    [Fact]
    public async Task Before_its_invoice_has_a_number_waits_for_it_and_is_noted_for_operators_in_their_words()
    {
        await Market.Billing.PutDetails(new("Ada Lovelace", "Via Roma 1", "40126", "Bologna", null, null, "it"), Cancel);
        var order = await Market.Order();
        outage.DiesAfterNumber = true;
        await Market.Settle();
        await GiveUp(order);
        var draft = (await Invoice()).Id.ToString();
        var noted = Assert.Single((await new OperationsClient(Market.Node.As(Person.Operator())).Acts(null, Cancel)).Items, act => act.Subject == draft);
        Assert.Equal($"order {order.Number}, {order.Totals.Gross}: The order could not be delivered.", noted.Detail);
        Assert.Equal((InvoiceState.Draft, 0), ((await Invoice()).State, Market.Told<CreditNoteIssued>().Count));
        outage.DiesAfterNumber = false;
        await Market.Node.Pass(TimeSpan.FromMinutes(11));
        await Market.Node.Pass(TimeSpan.FromSeconds(10));
        var invoice = await Invoice();
        Assert.Equal((InvoiceState.Void, CreditNoteState.Refunded), (invoice.State, invoice.CreditNote!.State));
        Assert.Equal(1L, await Refunds(invoice));
    }

    [Fact]
    public async Task Is_not_taken_back_twice_when_an_operator_was_faster()
    {
        var order = await Market.Order();
        await Market.Settle();
        await new BillingClient(Market.Node.As(Person.Operator())).Credit((await Invoice()).Id, new("Ordered by mistake"), Cancel);
        await GiveUp(order);
        Assert.Equal("Ordered by mistake", (await Invoice()).CreditNote!.Reason);
        Assert.Equal(1L, await Refunds(await Invoice()));
    }

    private async Task GiveUp(OrderView order)
    {
        await Market.Say(new DeploymentFailed(DeploymentId.From(Guid.CreateVersion7()), order.Subscription, order.Id, "fabric:quota-exceeded", "The quota is used up."));
        await Market.Settle();
    }

    private async Task<InvoiceView> Invoice()
    {
        var listed = Assert.Single((await Market.Billing.Invoices(null, Cancel)).Items);
        return (await Market.Billing.Invoice(listed.Id, Cancel))!;
    }

    private async Task<long> Refunds(InvoiceView invoice) => (long)(await Database.AsAdmin($"SELECT count(*) FROM billing.test_gateway_refund WHERE key = '{invoice.CreditNote!.Id}'"))!;
}
