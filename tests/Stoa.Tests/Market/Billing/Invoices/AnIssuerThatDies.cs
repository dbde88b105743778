using Stoa.Contracts.Billing;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market.Billing.Invoices;

public sealed class AnIssuerThatDies(MarketNode node) : MarketTests(node), IClassFixture<MarketNode>
{
    private readonly Outage outage = node.Outage;

    [Fact]
    public async Task After_the_number_was_given_issues_under_that_number_and_no_other()
    {
        await Market.Order();
        outage.DiesAfterNumber = true;
        await Market.Settle();
        var given = await Papers();
        Assert.Equal((1, InvoiceState.Draft), (given.Length, (await Invoice()).State));
        outage.DiesAfterNumber = false;
        await Recovered(given);
    }

    [Fact]
    public async Task Before_it_was_booked_issues_under_that_number_and_books_once()
    {
        await Market.Order();
        var customer = Market.Customer.Company.Value;
        await Database.AsAdmin($"""
            CREATE FUNCTION billing.die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF NEW.customer_id = '{customer}' AND NEW.kind = 'Charge' THEN RAISE EXCEPTION 'died'; END IF; RETURN NEW;
            END $$
            """);
        await Database.AsAdmin("CREATE TRIGGER die BEFORE INSERT ON billing.ledger_transaction FOR EACH ROW EXECUTE FUNCTION billing.die()");
        await Market.Settle();
        var given = await Papers();
        Assert.Equal((1, InvoiceState.Draft), (given.Length, (await Invoice()).State));
        await Database.AsAdmin("DROP TRIGGER die ON billing.ledger_transaction");
        await Database.AsAdmin("DROP FUNCTION billing.die()");
        await Recovered(given);
    }

    private async Task Recovered(string[] given)
    {
        await Market.Node.Pass(TimeSpan.FromMinutes(11));
        var invoice = await Invoice();
        Assert.Equal((InvoiceState.Paid, given[0]), (invoice.State, invoice.Number));
        Assert.Equal(given, await Papers());
        Assert.Single(Market.Told<InvoiceIssued>());
        Assert.Equal(1L, await Database.AsAdmin($"SELECT count(*) FROM billing.ledger_transaction WHERE customer_id = '{Market.Customer.Company.Value}' AND kind = 'Charge'"));
    }

    private async Task<InvoiceView> Invoice() => Assert.Single((await Market.Billing.Invoices(null, Cancel)).Items);

    private async Task<string[]> Papers() => (string[])(await Database.AsAdmin(
        $"SELECT coalesce(array_agg(series || '-' || lpad(number::text, 6, '0')), '{{}}') FROM documents.invoice WHERE buyer_id = '{Market.Customer.Company.Value}'"))!;
}
