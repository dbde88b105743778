using Stoa.Contracts.Billing;
using Stoa.Contracts.Common;
using Stoa.Contracts.Documents;
using Stoa.Market.Billing.Gateways;

namespace Stoa.Market.Billing.CreditNotes;

/// <summary>What the steps of <see cref="CreditInvoice"/> tell each other.</summary>
internal sealed class CreditInvoiceState
{
    public CreditNoteId Note { get; set; }

    public InvoiceId Invoice { get; set; }

    /// <summary>For the customer.</summary>
    public string Reason { get; set; } = "";

    /// <summary>The reason for operators; null in runs from before it was kept.</summary>
    public string? Noted { get; set; }

    /// <summary>Who wanted it, by name; empty in runs from before it was kept.</summary>
    public string Operator { get; set; } = "";

    /// <summary>Kept before a number is asked for: a number is given to one content only.</summary>
    public InvoiceRequest? Content { get; set; }

    public string Number { get; set; } = "";

    public DateTimeOffset IssuedAt { get; set; }

    /// <summary>The payment that goes back; null when nothing was paid.</summary>
    public PaymentId? Payment { get; set; }

    public Money Amount { get; set; }

    /// <summary>Which attempt to give it back.</summary>
    public int Attempt { get; set; } = 1;

    /// <summary>How often the gateway did not answer.</summary>
    public int Unanswered { get; set; }

    /// <summary>What the gateway said; null while its answer is missing.</summary>
    public Refund? Refund { get; set; }
}
