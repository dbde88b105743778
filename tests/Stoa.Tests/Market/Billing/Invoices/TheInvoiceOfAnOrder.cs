using Npgsql;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Billing.Pricing;
using Stoa.Contracts.Subscriptions;
using Stoa.Platform.Storage;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market.Billing.Invoices;

public sealed class TheInvoiceOfAnOrder(MarketNode node) : MarketTests(node), IClassFixture<MarketNode>
{
    [Fact]
    public async Task Is_drafted_with_what_was_agreed_and_how_each_price_came_about()
    {
        var order = await Market.Order("small-data", Shopper.CardThatIsDeclined);
        var invoice = await Drafted();
        Assert.Equal((order.Id, order.Number, null), (invoice.Order, invoice.OrderNumber, invoice.Number));
        Assert.Equal(order.Totals.Gross, invoice.Totals.Gross);
        Assert.Equal(2, invoice.Totals.Lines.Count);
        Assert.All(invoice.Totals.Lines, line => Assert.Equal((PriceRule.Unit, line.Net), (line.Trace!.Rule, line.Trace.Replay())));
    }

    [Fact]
    public async Task Is_seen_by_its_customer_only()
    {
        await Market.Order();
        var invoice = await Drafted();
        Assert.NotNull(await Market.Billing.Invoice(invoice.Id, Cancel));
        foreach (var other in new[] { Person.New(), Person.Operator() })
        {
            var billing = new BillingClient(Market.Node.As(other));
            Assert.Null(await billing.Invoice(invoice.Id, Cancel));
            Assert.DoesNotContain((await billing.Invoices(null, Cancel)).Items, seen => seen.Id == invoice.Id);
        }
    }

    [Fact]
    public async Task Is_found_by_its_order_with_what_took_it_back()
    {
        await Market.Order();
        var order = await Market.Order();
        await Market.Settle();
        await Market.Node.Pass(TimeSpan.FromSeconds(10));
        var found = (await Market.Billing.InvoiceOf(order.Id, Cancel))!;
        Assert.Equal((order.Id, InvoiceState.Paid, null), (found.Order, found.State, found.CreditNote));
        await new BillingClient(Market.Node.As(Person.Operator())).Credit(found.Id, new("Ordered twice"), Cancel);
        await Market.Settle();
        Assert.Equal("Ordered twice", (await Market.Billing.InvoiceOf(order.Id, Cancel))!.CreditNote?.Reason);
        Assert.Single((await Market.Billing.Invoices(null, Cancel)).Items, invoice => invoice.CreditNote is not null);
        Assert.Null(await Market.Billing.InvoiceOf(OrderId.From(Guid.CreateVersion7()), Cancel));
    }

    [Fact]
    public async Task Is_void_when_nobody_pays()
    {
        var order = await Market.Order(card: Shopper.CardThatIsDeclined);
        await Market.Settle();
        await Market.Node.Pass(TimeSpan.FromDays(3) + TimeSpan.FromSeconds(1));
        Assert.Equal(OrderState.PaymentExpired, (await Market.Now(order)).State);
        Assert.Equal(InvoiceState.Void, (await Drafted()).State);
        Assert.Null(await Database.AsAdmin($"SELECT 1 FROM billing.ledger_transaction WHERE customer_id = '{Market.Customer.Company.Value}'"));
    }

    [Fact]
    public async Task Its_payment_is_booked_once_and_the_books_add_up()
    {
        var order = await Market.Order(card: Shopper.CardWhoseAnswerIsLost);
        await Market.Settle();
        await Market.Node.Pass(TimeSpan.FromSeconds(3));
        Assert.Equal(OrderState.Pending, (await Market.Now(order)).State);
        Assert.Equal((order.Totals.Gross.Amount, 0m), (await Balance("account = 'GatewayClearing'"), await Balance("true")));
    }

    [Theory]
    [InlineData("UPDATE billing.invoice SET totals = '{}'", PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData("UPDATE billing.invoice SET customer_id = issuer_id", PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData("DELETE FROM billing.invoice", PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData("UPDATE billing.invoice SET state = 'Issued', number = '1', issued_at = now(); UPDATE billing.invoice SET number = '2'", PostgresErrorCodes.CheckViolation)]
    [InlineData("UPDATE billing.invoice SET state = 'Paid'", PostgresErrorCodes.CheckViolation)]
    public async Task Neither_what_it_charges_nor_its_number_ever_changes(string sql, string refusal)
    {
        await Market.Order(card: Shopper.CardThatIsDeclined);
        await Drafted();
        await using var connection = await Database.Databases[DatabaseRole.App].OpenConnectionAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await using var command = new NpgsqlCommand($"SELECT set_config('stoa.tenant', '{Market.Customer.Company.Value}', true); {sql}", connection);
        Assert.Equal(refusal, (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Cancel))).SqlState);
    }

    private async Task<InvoiceView> Drafted()
    {
        await Market.Settle();
        return Assert.Single((await Market.Billing.Invoices(null, Cancel)).Items);
    }

    private async Task<decimal> Balance(string condition) => (decimal)(await Database.AsAdmin(
        $"SELECT sum(amount) FROM billing.ledger_entry WHERE customer_id = '{Market.Customer.Company.Value}' AND {condition}"))!;
}
