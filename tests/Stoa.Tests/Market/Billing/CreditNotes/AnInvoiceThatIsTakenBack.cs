using Stoa.Contracts.Billing;
using Stoa.Contracts.Documents;
using Stoa.Contracts.Operations;
using Stoa.Contracts.Workflows;
using Stoa.Market.Billing.Storage;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market.Billing.CreditNotes;

public sealed class AnInvoiceThatIsTakenBack(MarketNode node) : MarketTests(node), IClassFixture<MarketNode>
{
    private readonly Outage outage = node.Outage;

    [Fact]
    public async Task Gets_a_credit_note_of_an_own_series_and_its_money_goes_back()
    {
        var invoice = await Paid();
        var note = await Operator.Credit(invoice.Id, new(" Ordered twice "), Cancel);
        Assert.Equal((invoice.Id, "Ordered twice", CreditNoteState.Requested, null), (note.Invoice, note.Reason, note.State, note.Number));
        await Market.Settle();
        var seen = await Now(invoice);
        Assert.Equal((InvoiceState.Void, CreditNoteState.Refunded, invoice.Number), (seen.State, seen.CreditNote!.State, seen.Number));
        Assert.Matches("^CN-20[0-9]{2}-[0-9]{6}$", seen.CreditNote.Number);
        Assert.Equal((1L, "Refunded"), (await Refunds(note), await PaymentState()));
        var told = Assert.Single(Market.Told<CreditNoteIssued>());
        Assert.Equal((seen.CreditNote.Number, invoice.Number, invoice.Totals.Gross, true), (told.Number, told.InvoiceNumber, told.Total, told.IsRefunded));
    }

    [Fact]
    public async Task Is_noted_among_the_acts_of_operators_and_so_is_the_refund()
    {
        var invoice = await Paid();
        var before = (await Acts()).Count;
        var note = await Operator.Credit(invoice.Id, new("Ordered twice"), Cancel);
        await Operator.Credit(invoice.Id, new("Asked again"), Cancel);
        await Market.Settle();

        var acts = await Acts();
        Assert.Equal(before + 2, acts.Count);
        // Both at one moment of a clock that stands still: their order says nothing.
        var mine = acts.Take(2).OrderBy(act => act.Act, StringComparer.Ordinal).ToList();
        var number = (await Now(invoice)).CreditNote!.Number;
        Assert.Equal(
            [("credit-invoice", $"{invoice.Number}, {invoice.Totals.Gross}: Ordered twice"), ("refund-payment", $"{number}, {invoice.Totals.Gross}: Ordered twice")],
            mine.Select(act => (act.Act, act.Detail)));
        Assert.Equal(invoice.Id.ToString(), mine[0].Subject);
        Assert.Single(mine.Select(act => act.Operator).Distinct(), who => who.Length > 0);
        Assert.Equal(note.Id, (await Now(invoice)).CreditNote!.Id);
    }

    [Fact]
    public async Task Leaves_books_in_which_nothing_is_owed_sold_or_held()
    {
        await Operator.Credit((await Paid()).Id, new("Ordered twice"), Cancel);
        await Market.Settle();
        foreach (var account in new[] { "Receivable", "Revenue", "VatPayable", "GatewayClearing" })
            Assert.Equal(0m, await Database.AsAdmin($"SELECT sum(amount) FROM billing.ledger_entry WHERE customer_id = '{Market.Customer.Company.Value}' AND account = '{account}'"));
    }

    [Fact]
    public async Task Has_a_paper_below_nothing_that_names_it()
    {
        var invoice = await Paid();
        var note = await Operator.Credit(invoice.Id, new("Ordered twice"), Cancel);
        await Market.Settle();
        var documents = new DocumentsClient(Market.Node.As(Market.Customer));
        var (charged, back) = ((await documents.Find(invoice.Id.ToString(), Cancel))!.Content, (await documents.Find(note.Id.ToString(), Cancel))!.Content);
        Assert.Equal((-charged.Total.Gross, -charged.Total.Tax), (back.Total.Gross, back.Total.Tax));
        Assert.Equal(new InvoiceCorrection(invoice.Number!, charged.IssuedOn, "Ordered twice"), back.Corrects);
        Assert.Equivalent((charged.Seller, charged.Buyer), (back.Seller, back.Buyer));
    }

    [Fact]
    public async Task Is_taken_back_once_however_often_it_is_asked_for()
    {
        var invoice = await Paid();
        var asked = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Operator.Credit(invoice.Id, new("Ordered twice"), Cancel)));
        await Market.Settle();
        var note = Assert.Single(asked.Select(answer => answer.Id).Distinct());
        Assert.Equal(note, (await Operator.Credit(invoice.Id, new("Again"), Cancel)).Id);
        Assert.Single(Market.Told<CreditNoteIssued>());
        Assert.Equal(1L, await Refunds(asked[0]));
    }

    [Fact]
    public async Task Whose_refund_gets_no_answer_is_asked_about_until_there_is_one()
    {
        var invoice = await Paid();
        outage.IsAway = true;
        var note = await Operator.Credit(invoice.Id, new("Ordered twice"), Cancel);
        await Market.Settle();
        for (var day = 0; day < 3; day++) await Market.Node.Pass(TimeSpan.FromDays(1));
        var refund = (await Market.RunOn<BillingStore>(note.Id.ToString())).Steps.Single(step => step.Name == "refund");
        Assert.Equal((StepState.Waiting, "The bank's answer about the refund is missing; it is asked again."), (refund.State, refund.Reason));
        Assert.Equal(CreditNoteState.Issued, (await Now(invoice)).CreditNote!.State);
        outage.IsAway = false;
        await Market.Node.Pass(TimeSpan.FromMinutes(11));
        Assert.Equal((CreditNoteState.Refunded, 1L), ((await Now(invoice)).CreditNote!.State, await Refunds(note)));
    }

    [Fact]
    public async Task Gives_the_money_back_once_when_the_answer_is_lost_or_the_process_dies_after_it()
    {
        var invoice = await Paid(Shopper.CardWhoseAnswerIsLost);
        outage.DiesAfterRefund = true;
        var note = await Operator.Credit(invoice.Id, new("Ordered twice"), Cancel);
        await Market.Settle();
        await Market.Node.Pass(TimeSpan.FromSeconds(10));
        Assert.Equal((CreditNoteState.Issued, 1L), ((await Now(invoice)).CreditNote!.State, await Refunds(note)));
        outage.DiesAfterRefund = false;
        await Market.Node.Pass(TimeSpan.FromMinutes(11));
        Assert.Equal((CreditNoteState.Refunded, 1L), ((await Now(invoice)).CreditNote!.State, await Refunds(note)));
    }

    [Fact]
    public async Task Is_the_operators_to_take_back_and_only_with_a_reason()
    {
        var invoice = await Paid();
        Assert.Equal(403, (await Refusal(() => Market.Billing.Credit(invoice.Id, new("Mine"), Cancel))).Status);
        Assert.Equal(["/reason"], await Faults(() => Operator.Credit(invoice.Id, new(" "), Cancel)));
        Assert.Equal(["/reason"], await Faults(() => Operator.Credit(invoice.Id, new("Turned \u202Eround"), Cancel)));
        Assert.Equal(404, (await Refusal(() => Operator.Credit(InvoiceId.From(Guid.CreateVersion7()), new("None"), Cancel))).Status);
        Assert.Contains((await Operator.IssuedInvoices(null, Cancel)).Items, seen => seen.Id == invoice.Id);
    }

    [Fact]
    public async Task Has_to_be_issued_before()
    {
        await Market.Order(card: Shopper.CardThatIsDeclined);
        await Market.Settle();
        var draft = Assert.Single((await Market.Billing.Invoices(null, Cancel)).Items);
        Assert.Equal("billing:invoice-not-issued", (await Refusal(() => Operator.Credit(draft.Id, new("Never paid"), Cancel))).Type);
    }

    private async Task<IReadOnlyList<OperatorAct>> Acts() => (await new OperationsClient(Market.Node.As(Person.Operator())).Acts(null, Cancel)).Items;

    private async Task<InvoiceView> Paid(string card = Shopper.CardThatPays)
    {
        await Market.Order(card: card);
        await Market.Settle();
        await Market.Node.Pass(TimeSpan.FromSeconds(10));
        var invoice = Assert.Single((await Market.Billing.Invoices(null, Cancel)).Items);
        Assert.Equal(InvoiceState.Paid, invoice.State);
        return invoice;
    }

    private async Task<InvoiceView> Now(InvoiceView invoice) => (await Market.Billing.Invoice(invoice.Id, Cancel))!;

    private async Task<long> Refunds(CreditNoteView note) => (long)(await Database.AsAdmin($"SELECT count(*) FROM billing.test_gateway_refund WHERE key = '{note.Id}'"))!;

    private async Task<string> PaymentState() => (string)(await Database.AsAdmin($"SELECT state FROM billing.payment WHERE tenant_id = '{Market.Customer.Company.Value}'"))!;
}
