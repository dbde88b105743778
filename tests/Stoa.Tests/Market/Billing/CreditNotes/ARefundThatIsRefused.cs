using Stoa.Contracts.Billing;
using Stoa.Contracts.Common;
using Stoa.Contracts.Operations;
using Stoa.Contracts.Subscriptions;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market.Billing.CreditNotes;

public sealed class ARefundThatIsRefused(MarketNode node) : MarketTests(node), IClassFixture<MarketNode>
{
    private readonly Outage outage = node.Outage;

    [Fact]
    public async Task Says_why_to_the_issuer_and_to_nobody_else()
    {
        var invoice = await Refused();
        var listed = Assert.Single((await Operator.RefusedRefunds(null, Cancel)).Items, one => one.Id == invoice.Id);
        Assert.Equal(new RefundRefusal(1, "card_closed", "The card was closed."), listed.CreditNote!.Refusal);
        Assert.Equal(listed.CreditNote, (await Operator.IssuedInvoices(null, Cancel)).Items.Single(one => one.Id == invoice.Id).CreditNote);
        Assert.Equal((CreditNoteState.RefundRefused, null), (invoice.CreditNote!.State, invoice.CreditNote.Refusal));
        Assert.Null((await Market.Billing.InvoiceOf(invoice.Order, Cancel))!.CreditNote!.Refusal);
    }

    [Fact]
    public async Task Is_tried_again_as_another_attempt_and_the_money_goes_back()
    {
        var invoice = await Refused();
        outage.RefusesRefunds = null;
        Assert.Equal(CreditNoteState.Issued, (await Again(invoice)).State);
        await Market.Settle();
        var note = (await Now(invoice)).CreditNote!;
        Assert.Equal(CreditNoteState.Refunded, note.State);
        Assert.Equal([$"{note.Id}", $"{note.Id}-2"], Asked(note));
        Assert.DoesNotContain((await Operator.RefusedRefunds(null, Cancel)).Items, one => one.Id == invoice.Id);
        Assert.Equal((1L, 0m), (await Refunds(), await Held()));
    }

    [Fact]
    public async Task Refused_once_more_says_so_and_can_be_tried_a_third_time()
    {
        var invoice = await Refused();
        await Again(invoice);
        await Market.Settle();
        Assert.Equal(2, (await Operator.RefusedRefunds(null, Cancel)).Items.Single(one => one.Id == invoice.Id).CreditNote!.Refusal!.Attempt);
        outage.RefusesRefunds = null;
        await Again(invoice);
        await Market.Settle();
        Assert.Equal((CreditNoteState.Refunded, 1L), ((await Now(invoice)).CreditNote!.State, await Refunds()));
    }

    [Fact]
    public async Task Tried_by_two_operators_at_once_is_one_attempt_and_one_refund()
    {
        var invoice = await Refused();
        outage.RefusesRefunds = null;
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            try
            {
                return (await Again(invoice)).State.ToString();
            }
            catch (ProblemException refused)
            {
                return refused.Problem.Type;
            }
        }));
        await Market.Settle();
        Assert.Equal(["Issued", .. Enumerable.Repeat("billing:refund-not-refused", 7)], answers.Order(StringComparer.Ordinal));
        Assert.Equal([$"{invoice.CreditNote!.Id}", $"{invoice.CreditNote.Id}-2"], Asked(invoice.CreditNote));
        Assert.Equal((1L, 0m), (await Refunds(), await Held()));
        Assert.Equal("billing:refund-not-refused", (await Refusal(() => Again(invoice))).Type);
    }

    [Fact]
    public async Task Asked_for_with_the_same_key_is_one_attempt_even_when_that_is_refused_as_well()
    {
        var (invoice, key) = (await Refused(), Shopper.NewKey());
        var client = Operator;
        await client.RefundAgain(invoice.Id, key, Cancel);
        await Market.Settle();
        await client.RefundAgain(invoice.Id, key, Cancel);
        await Market.Settle();
        Assert.Equal(2, Asked(invoice.CreditNote!).Count);
    }

    [Fact]
    public async Task Asks_under_the_same_key_until_the_attempt_is_answered()
    {
        var invoice = await Refused();
        (outage.RefusesRefunds, outage.DiesAfterRefund) = (null, true);
        await Again(invoice);
        await Market.Settle();
        await Market.Node.Pass(TimeSpan.FromSeconds(10));
        outage.DiesAfterRefund = false;
        await Market.Node.Pass(TimeSpan.FromMinutes(11));
        var asked = Asked(invoice.CreditNote!);
        Assert.True(asked.Count > 2, "The attempt was not repeated.");
        Assert.Equal(2, asked.Distinct().Count());
        Assert.Equal((CreditNoteState.Refunded, 1L), ((await Now(invoice)).CreditNote!.State, await Refunds()));
    }

    [Fact]
    public async Task Tried_again_is_noted_with_the_operators_name_and_so_is_the_refund()
    {
        var invoice = await Refused();
        outage.RefusesRefunds = null;
        await Again(invoice);
        await Market.Settle();
        var note = invoice.CreditNote!;
        var acts = (await new OperationsClient(Market.Node.As(Person.Operator())).Acts(null, Cancel)).Items;
        var tried = Assert.Single(acts, act => act.Act == "retry-refund" && act.Subject == note.Id.ToString());
        Assert.Equal($"{note.Number}, {invoice.Totals.Gross}, attempt 2", tried.Detail);
        Assert.True(tried.Operator.Length > 0);
        Assert.Single(acts, act => act.Act == "refund-payment" && act.Detail.StartsWith($"{note.Number},", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Is_the_operators_to_try_again_and_only_where_one_stands_refused()
    {
        var invoice = await Refused();
        Assert.Equal(403, (await Refusal(() => Market.Billing.RefundAgain(invoice.Id, Shopper.NewKey(), Cancel))).Status);
        Assert.Equal(404, (await Refusal(() => Operator.RefundAgain(InvoiceId.From(Guid.CreateVersion7()), Shopper.NewKey(), Cancel))).Status);
        var other = await Invoice(await Order());
        Assert.Equal("billing:refund-not-refused", (await Refusal(() => Again(other))).Type);
    }

    [Fact]
    public async Task Is_looked_for_by_a_state_that_there_is()
    {
        var answer = await Market.Node.As(Person.Operator()).GetAsync("/api/billing/issued-invoices?creditNote=Lost", Cancel);
        Assert.Equal("query/creditNote", Assert.Single((await answer.Is(422, "stoa:invalid-input")).Errors!).Pointer);
    }

    private Task<CreditNoteView> Again(InvoiceView invoice) => Operator.RefundAgain(invoice.Id, Shopper.NewKey(), Cancel);

    private async Task<InvoiceView> Refused()
    {
        var order = await Order();
        outage.RefusesRefunds = "The card was closed.";
        await Operator.Credit((await Invoice(order)).Id, new("Ordered twice"), Cancel);
        await Market.Settle();
        return await Invoice(order);
    }

    private async Task<OrderView> Order()
    {
        var order = await Market.Order();
        await Market.Settle();
        await Market.Node.Pass(TimeSpan.FromSeconds(10));
        return order;
    }

    private async Task<InvoiceView> Invoice(OrderView order) => (await Market.Billing.InvoiceOf(order.Id, Cancel))!;

    private async Task<InvoiceView> Now(InvoiceView invoice) => (await Market.Billing.InvoiceOf(invoice.Order, Cancel))!;

    private List<string> Asked(CreditNoteView note) => [.. outage.Refunds.Where(key => key.StartsWith(note.Id.ToString(), StringComparison.Ordinal))];

    // In the books, where a refund of another key would stand as well.
    private async Task<long> Refunds() => (long)(await Database.AsAdmin(
        $"SELECT count(*) FROM billing.ledger_transaction WHERE customer_id = '{Market.Customer.Company.Value}' AND kind = 'Refund'"))!;

    private async Task<decimal> Held() => (decimal)(await Database.AsAdmin(
        $"SELECT sum(amount) FROM billing.ledger_entry WHERE customer_id = '{Market.Customer.Company.Value}' AND account = 'GatewayClearing'"))!;
}
