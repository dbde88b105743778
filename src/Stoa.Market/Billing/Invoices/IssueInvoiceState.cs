using Stoa.Contracts.Billing;
using Stoa.Contracts.Documents;

namespace Stoa.Market.Billing.Invoices;

/// <summary>What the steps of <see cref="IssueInvoice"/> tell each other.</summary>
internal sealed class IssueInvoiceState
{
    public InvoiceId Invoice { get; set; }

    public DateTimeOffset PaidAt { get; set; }

    /// <summary>How it was paid, for people.</summary>
    public string PaidBy { get; set; } = "";

    /// <summary>Kept before a number is asked for: a number is given to one content only.</summary>
    public InvoiceRequest? Content { get; set; }

    public string Number { get; set; } = "";

    public DateTimeOffset IssuedAt { get; set; }
}
