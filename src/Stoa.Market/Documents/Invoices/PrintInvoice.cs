using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Market.Documents.Layout;
using Stoa.Market.Documents.Storage;
using Stoa.Platform.Http;

namespace Stoa.Market.Documents.Invoices;

/// <summary><c>GET invoices/{key}/pdf</c>, for issuer and buyer. Made anew each time: it is the same each time.</summary>
internal static class PrintInvoice
{
    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Handle(string key, DocumentsStore store, CancellationToken cancel) =>
        await store.Find(key, cancel) is { } invoice
            ? TypedResults.File(InvoicePaper.Print(invoice.View()), "application/pdf", $"{invoice.FullNumber}.pdf")
            : Problems.NotFound("invoice");
}
