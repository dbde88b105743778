using Stoa.Contracts.Billing;
using Stoa.Contracts.Documents;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market.Billing.Invoices;

public sealed class APaidInvoice(MarketNode node) : MarketTests(node), IClassFixture<MarketNode>
{
    [Fact]
    public async Task Is_issued_with_a_number_and_booked_to_nothing_owed()
    {
        var order = await Market.Order("small-data");
        var invoice = await Issued();
        Assert.Matches("^INV-20[0-9]{2}-[0-9]{6}$", invoice.Number);
        Assert.Equal((InvoiceState.Paid, order.Totals.Gross), (invoice.State, invoice.Totals.Gross));
        Assert.NotNull(invoice.PaidAt);
        Assert.Equal(
            (0m, -7.49m, -1.65m, 9.14m, 0m),
            (await Sum("account = 'Receivable'"), await Sum("account = 'Revenue'"), await Sum("account = 'VatPayable'"), await Sum("account = 'GatewayClearing'"), await Sum("true")));
    }

    [Fact]
    public async Task Is_told_once_and_has_a_paper_that_its_customer_reads()
    {
        var order = await Market.Order();
        var invoice = await Issued();
        Assert.Equal(
            new InvoiceIssued(invoice.Id, invoice.Number!, order.Id, order.Number, Market.Customer.Company, order.Totals.Gross),
            Assert.Single(Market.Told<InvoiceIssued>()));
        var paper = (await new DocumentsClient(Market.Node.As(Market.Customer)).Find(invoice.Id.ToString(), Cancel))!;
        Assert.Equal((invoice.Number, order.Totals.Gross.Amount, $"{order.Number}"), (paper.Number, paper.Content.Total.Gross, paper.Content.Reference));
        Assert.Equal("1 x 4.99", Assert.Single(paper.Content.Lines).Detail);
        Assert.Equal("Visa **** 4242", paper.Content.Paid!.By);
        Assert.Null(await new DocumentsClient(Market.Node.As(Person.New())).Find(invoice.Id.ToString(), Cancel));
    }

    [Fact]
    public async Task Numbers_of_64_orders_at_once_have_no_gap()
    {
        var request = await Market.Request();
        await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Market.Subscriptions.PlaceOrder(request, Shopper.NewKey(), Cancel)));
        await Market.Settle();
        Assert.Equal(64, Market.Told<InvoiceIssued>().Count);
        var numbers = (string)(await Database.AsAdmin("SELECT count(*) || ' ' || max(number) || ' ' || count(DISTINCT number) FROM documents.invoice"))!;
        var parts = numbers.Split(' ');
        Assert.Equal((parts[0], parts[0]), (parts[1], parts[2]));
    }

    private async Task<InvoiceView> Issued()
    {
        await Market.Settle();
        return Assert.Single((await Market.Billing.Invoices(null, Cancel)).Items);
    }

    private async Task<decimal> Sum(string condition) => (decimal)(await Database.AsAdmin(
        $"SELECT coalesce(sum(amount), 0) FROM billing.ledger_entry WHERE customer_id = '{Market.Customer.Company.Value}' AND {condition}"))!;
}
