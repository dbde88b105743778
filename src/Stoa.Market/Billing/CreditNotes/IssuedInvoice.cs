using Stoa.Contracts.Billing;
using Stoa.Market.Billing.Invoices;

namespace Stoa.Market.Billing.CreditNotes;

/// <summary>An invoice before its issuer, who may take it back.</summary>
/// <param name="Invoice">The invoice.</param>
/// <param name="View">As the issuer sees it, with what takes it back.</param>
internal sealed record IssuedInvoice(Invoice Invoice, InvoiceView View);
