using Stoa.Contracts.Billing;
using Stoa.Market.Billing.CreditNotes;
using Stoa.Tests.Architecture;
using Stoa.Tests.Lifecycles;

namespace Stoa.Tests.Market.Billing.CreditNotes;

public sealed class TheLifeOfACreditNote
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_event_in_every_state_either_moves_it_or_is_refused() => Assert.Equal(
        """
        Requested: Issued -> Issued
        Issued: Refunded -> Refunded, RefundRefused -> RefundRefused
        RefundRefused: RefundRetried -> Issued
        """,
        LifecycleWalk.Of<CreditNote, CreditNoteState, CreditNoteEvent>(() => new CreditNote { Reason = "", RequestedBy = "" }, Apply, note => note.State));

    [Fact]
    public void The_README_draws_the_same_table() =>
        Assert.Contains(CreditNote.Lifecycle.Mermaid(), Product.Read("src/Stoa.Market/Billing/README.md"));

    private static void Apply(CreditNote note, CreditNoteEvent on)
    {
        if (on == CreditNoteEvent.Issued) note.Issue("CN-1", Now);
        else if (on == CreditNoteEvent.Refunded) note.Refund();
        else if (on == CreditNoteEvent.RefundRetried) note.RetryRefund();
        else note.RefuseRefund("card_closed", "The card was closed.");
    }
}
