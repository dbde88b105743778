using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Common;
using Stoa.Contracts.Documents;
using Stoa.Web.Browsing;

namespace Stoa.Web.Components.Pages.Invoices;

/// <summary><c>GET /invoices/{id}/pdf</c>: an invoice on paper, under its number.</summary>
internal static class DownloadInvoice
{
    public static Task<FileContentHttpResult> Handle(string id, DocumentsClient documents, CancellationToken cancel) =>
        Download<InvoiceId>(id, documents, cancel);

    /// <summary><c>GET /credit-notes/{id}/pdf</c>: what takes an invoice back, under its own number.</summary>
    public static Task<FileContentHttpResult> CreditNote(string id, DocumentsClient documents, CancellationToken cancel) =>
        Download<CreditNoteId>(id, documents, cancel);

    private static async Task<FileContentHttpResult> Download<TId>(string id, DocumentsClient documents, CancellationToken cancel) where TId : struct, ITypedId<TId>
    {
        var invoice = await PageContext.Found<TId, InvoiceDocument>(id, known => documents.Find(known.ToString()!, cancel));
        return TypedResults.File(await documents.Pdf(invoice.Key, cancel), "application/pdf", $"{invoice.Number}.pdf");
    }
}
