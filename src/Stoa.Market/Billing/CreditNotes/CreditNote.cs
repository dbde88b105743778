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
    RefundRetried,
}

/// <summary>Takes an issued invoice back, whole: nothing that was issued is ever edited (market.md, billing).</summary>
internal sealed class CreditNote : Aggregate
{
    public static readonly Transitions<CreditNoteState, CreditNoteEvent> Lifecycle = new(
        (Requested, CreditNoteEvent.Issued, Issued),
        (Issued, CreditNoteEvent.Refunded, Refunded),
        (Issued, CreditNoteEvent.RefundRefused, RefundRefused),
        (RefundRefused, CreditNoteEvent.RefundRetried, Issued));

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

    /// <summary>Which one is asked for, or was: each that follows a refusal is another one to the gateway.</summary>
    public int RefundAttempt { get; private set; } = 1;

    /// <summary>Why the gateway refused last, for programs.</summary>
    public string? RefusalCode { get; private set; }

    /// <summary>Why the gateway refused last, for the issuer.</summary>
    public string? RefusalDetail { get; private set; }

    public override string Subject => Id.ToString();

    /// <summary>Where it is booked.</summary>
    public Book Book => new(IssuerId, CustomerId);

    public void Issue(string number, DateTimeOffset at) => (State, Number, IssuedAt) = (Lifecycle.Move(State, CreditNoteEvent.Issued), number, at);

    public void Refund() => State = Lifecycle.Move(State, CreditNoteEvent.Refunded);

    public void RefuseRefund(string code, string detail) =>
        (State, RefusalCode, RefusalDetail) = (Lifecycle.Move(State, CreditNoteEvent.RefundRefused), code, detail);

    public void RetryRefund() => (State, RefundAttempt) = (Lifecycle.Move(State, CreditNoteEvent.RefundRetried), RefundAttempt + 1);

    public CreditNoteView ToView() => new(Id, InvoiceId, Number, Reason, State, RequestedAt, IssuedAt);

    /// <summary>What the customer sees, and what the gateway said, which is between it and the issuer.</summary>
    public CreditNoteView ToIssuersView() =>
        ToView() with { Refusal = State == RefundRefused ? new RefundRefusal(RefundAttempt, RefusalCode, RefusalDetail) : null };
}
