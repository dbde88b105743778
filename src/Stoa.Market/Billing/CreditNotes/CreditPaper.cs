using Stoa.Contracts.Documents;

namespace Stoa.Market.Billing.CreditNotes;

/// <summary>The paper that takes another one back: the same parties and lines, below nothing.</summary>
internal static class CreditPaper
{
    public static InvoiceRequest Of(InvoiceDocument invoice, string series, string reason, DateOnly today)
    {
        var content = invoice.Content;
        return content with
        {
            Series = $"{series}-{today.Year}", IssuedOn = today,
            Lines = [.. content.Lines.Select(line => line with { Quantity = -line.Quantity, Net = -line.Net, Detail = null })],
            Vat = [.. content.Vat.Select(vat => vat with { Net = -vat.Net, Tax = -vat.Tax })],
            Total = new InvoiceTotal(-content.Total.Net, -content.Total.Tax, -content.Total.Gross),
            Corrects = new InvoiceCorrection(invoice.Number, content.IssuedOn, reason),
            Paid = null, Payment = null, SuppliedOn = null,
        };
    }
}
