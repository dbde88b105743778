using Stoa.Cli.Invoices;
using Stoa.Contracts.Billing;
using Stoa.Tests.Http.Conformance;

namespace Stoa.Tests.Cli;

/// <summary>By its number or its id, on the command line.</summary>
public sealed class AnInvoiceThatIsNamedTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_found_by_its_customer_and_by_an_operator_and_by_nobody_else()
    {
        var id = (await Calls.All["GET /api/billing/invoices/{id}"](market)).Id!;
        var invoice = (await Find(Role.Owner, id))!;
        foreach (var named in new[] { id, invoice.Number!, invoice.Number!.ToLowerInvariant() })
        {
            Assert.Equal(invoice.Id, (await Find(Role.Owner, named))?.Id);
            Assert.Equal(invoice.Id, (await Find(Role.Operator, named))?.Id);
            Assert.Null(await Find(Role.OtherCustomer, named));
        }
    }

    [Fact]
    public async Task Is_called_credited_when_a_credit_note_took_it_back()
    {
        var invoice = (await Find(Role.Owner, (await Calls.All["GET /api/billing/invoices/{id}"](market)).Id!))!;
        Assert.Equal("Credited", InvoicesCommand.StateOf(invoice with { State = InvoiceState.Void }));
        Assert.Equal("Void", InvoicesCommand.StateOf(invoice with { State = InvoiceState.Void, Number = null }));
        Assert.Equal("Paid", InvoicesCommand.StateOf(invoice with { State = InvoiceState.Paid }));
    }

    private Task<InvoiceView?> Find(Role role, string named) => InvoiceArgument.Find(new BillingClient(market.As(role)), named, Cancel);
}
