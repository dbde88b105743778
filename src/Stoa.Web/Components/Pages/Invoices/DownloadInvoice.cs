using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Documents;
using Stoa.Web.Browsing;

namespace Stoa.Web.Components.Pages.Invoices;

/// <summary><c>GET /invoices/{id}/pdf</c>: an invoice on paper, under its number.</summary>
internal static class DownloadInvoice
{
    public static async Task<FileContentHttpResult> Handle(string id, DocumentsClient documents, CancellationToken cancel)
    {
        var invoice = await PageContext.Found<InvoiceId, InvoiceDocument>(id, known => documents.Find(known.ToString(), cancel));
        return TypedResults.File(await documents.Pdf(invoice.Key, cancel), "application/pdf", $"{invoice.Number}.pdf");
    }
}
