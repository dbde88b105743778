using Stoa.Contracts.Billing;
using Stoa.Contracts.Common;
using Stoa.Contracts.Subscriptions;
using Stoa.Market.Billing.Ledger;
using Stoa.Platform.Lifecycles;
using Stoa.Platform.Storage;
using static Stoa.Contracts.Billing.InvoiceState;

namespace Stoa.Market.Billing.Invoices;

/// <summary>What an issuer charges a customer. What it charges never changes; only its number and its state come to it.</summary>
internal sealed class Invoice : Aggregate
{
    /// <summary>The states of market.md, billing.</summary>
    public static readonly Transitions<InvoiceState, InvoiceEvent> Lifecycle = new(
        (Draft, InvoiceEvent.Issued, Issued),
        (Draft, InvoiceEvent.Voided, InvoiceState.Void),
        (Issued, InvoiceEvent.Paid, Paid),
        (Issued, InvoiceEvent.FellDue, Overdue),
        (Issued, InvoiceEvent.Voided, InvoiceState.Void),
        (Overdue, InvoiceEvent.Paid, Paid),
        (Overdue, InvoiceEvent.GivenUp, Uncollectible),
        (Overdue, InvoiceEvent.Voided, InvoiceState.Void),
        (Uncollectible, InvoiceEvent.Paid, Paid),
        (Issued, InvoiceEvent.TakenBack, InvoiceState.Void),
        (Paid, InvoiceEvent.TakenBack, InvoiceState.Void),
        (Overdue, InvoiceEvent.TakenBack, InvoiceState.Void),
        (Uncollectible, InvoiceEvent.TakenBack, InvoiceState.Void));

    public InvoiceId Id { get; init; }
    public TenantId IssuerId { get; init; }
    public TenantId CustomerId { get; init; }
    public OrderId OrderId { get; init; }

    /// <summary>For people.</summary>
    public long OrderNumber { get; init; }

    /// <summary>Lines with their traces, VAT and sums.</summary>
    public required TotalsView Totals { get; init; }

    public DateTimeOffset DraftedAt { get; init; }
    public InvoiceState State { get; private set; } = Lifecycle.Initial;

    /// <summary>Given once, when it is issued.</summary>
    public string? Number { get; private set; }

    public DateTimeOffset? IssuedAt { get; private set; }
    public DateTimeOffset? PaidAt { get; private set; }

    public override string Subject => Id.ToString();

    /// <summary>Where it is booked.</summary>
    public Book Book => new(IssuerId, CustomerId);

    /// <summary>What issuing it moves.</summary>
    public Posting Charge => Posting.Charge(Subject, Totals.Net, Totals.Gross - Totals.Net);

    public void Issue(string number, DateTimeOffset at) => (State, Number, IssuedAt) = (Lifecycle.Move(State, InvoiceEvent.Issued), number, at);

    public void Pay(DateTimeOffset at) => (State, PaidAt) = (Lifecycle.Move(State, InvoiceEvent.Paid), at);

    public void FallDue() => State = Lifecycle.Move(State, InvoiceEvent.FellDue);

    public void GiveUp() => State = Lifecycle.Move(State, InvoiceEvent.GivenUp);

    public void MakeVoid() => State = Lifecycle.Move(State, InvoiceEvent.Voided);

    /// <summary>A credit note was issued on it.</summary>
    public void TakeBack() => State = Lifecycle.Move(State, InvoiceEvent.TakenBack);

    public InvoiceView ToView() => new(Id, Number, OrderId, OrderNumber, State, Totals, DraftedAt, IssuedAt, PaidAt, Version) { Customer = CustomerId };
}
