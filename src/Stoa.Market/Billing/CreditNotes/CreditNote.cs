using Stoa.Contracts.Billing;
using Stoa.Contracts.Common;
using Stoa.Market.Billing.Ledger;
using Stoa.Platform.Lifecycles;
using Stoa.Platform.Storage;
using static Stoa.Contracts.Billing.CreditNoteState;

namespace Stoa.Market.Billing.CreditNotes;

/// <summary>What moves a credit note.</summary>
internal enum CreditNoteEvent
{
    Issued,
    Refunded,
    RefundRefused,
}

/// <summary>Takes an issued invoice back, whole: nothing that was issued is ever edited (market.md, billing).</summary>
internal sealed class CreditNote : Aggregate
{
    public static readonly Transitions<CreditNoteState, CreditNoteEvent> Lifecycle = new(
        (Requested, CreditNoteEvent.Issued, Issued),
        (Issued, CreditNoteEvent.Refunded, Refunded),
        (Issued, CreditNoteEvent.RefundRefused, RefundRefused));

    public CreditNoteId Id { get; init; }
    public InvoiceId InvoiceId { get; init; }
    public TenantId IssuerId { get; init; }
    public TenantId CustomerId { get; init; }
    public required string Reason { get; init; }

    /// <summary>Who wanted it, for the issuer.</summary>
    public required string RequestedBy { get; init; }

    public DateTimeOffset RequestedAt { get; init; }
    public CreditNoteState State { get; private set; } = Lifecycle.Initial;
    public string? Number { get; private set; }
    public DateTimeOffset? IssuedAt { get; private set; }

    public override string Subject => Id.ToString();

    /// <summary>Where it is booked.</summary>
    public Book Book => new(IssuerId, CustomerId);

    public void Issue(string number, DateTimeOffset at) => (State, Number, IssuedAt) = (Lifecycle.Move(State, CreditNoteEvent.Issued), number, at);

    public void Refund() => State = Lifecycle.Move(State, CreditNoteEvent.Refunded);

    public void RefuseRefund() => State = Lifecycle.Move(State, CreditNoteEvent.RefundRefused);

    public CreditNoteView ToView() => new(Id, InvoiceId, Number, Reason, State, RequestedAt, IssuedAt);
}
