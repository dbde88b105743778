namespace Stoa.Market.Billing.Invoices;

/// <summary>What moves an invoice.</summary>
internal enum InvoiceEvent
{
    Issued,
    Paid,
    FellDue,
    GivenUp,
    Voided,
    TakenBack,
}
