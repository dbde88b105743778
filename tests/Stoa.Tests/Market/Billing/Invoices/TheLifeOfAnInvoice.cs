using Stoa.Contracts.Billing;
using Stoa.Contracts.Common;
using Stoa.Contracts.Subscriptions;
using Stoa.Market.Billing.Invoices;
using Stoa.Tests.Architecture;
using Stoa.Tests.Lifecycles;

namespace Stoa.Tests.Market.Billing.Invoices;

public sealed class TheLifeOfAnInvoice
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Money Nothing = Money.Zero("EUR");

    [Fact]
    public void Every_event_in_every_state_either_moves_it_or_is_refused() => Assert.Equal(
        """
        Draft: Issued -> Issued, Voided -> Void
        Issued: Paid -> Paid, FellDue -> Overdue, Voided -> Void, TakenBack -> Void
        Paid: TakenBack -> Void
        Overdue: Paid -> Paid, GivenUp -> Uncollectible, Voided -> Void, TakenBack -> Void
        Uncollectible: Paid -> Paid, TakenBack -> Void
        """,
        LifecycleWalk.Of<Invoice, InvoiceState, InvoiceEvent>(() => new Invoice { Totals = new TotalsView([], Nothing, [], Nothing) }, Apply, invoice => invoice.State));

    [Fact]
    public void The_README_draws_the_same_table() =>
        Assert.Contains(Invoice.Lifecycle.Mermaid(), Product.Read("src/Stoa.Market/Billing/README.md"));

    private static void Apply(Invoice invoice, InvoiceEvent on)
    {
        if (on == InvoiceEvent.Issued) invoice.Issue("2026-1", Now);
        else if (on == InvoiceEvent.Paid) invoice.Pay(Now);
        else if (on == InvoiceEvent.FellDue) invoice.FallDue();
        else if (on == InvoiceEvent.GivenUp) invoice.GiveUp();
        else if (on == InvoiceEvent.TakenBack) invoice.TakeBack();
        else invoice.MakeVoid();
    }
}
