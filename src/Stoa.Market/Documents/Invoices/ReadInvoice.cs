using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Documents;
using Stoa.Market.Documents.Storage;
using Stoa.Platform.Http;

namespace Stoa.Market.Documents.Invoices;

/// <summary><c>GET invoices/{key}</c>, for issuer and buyer.</summary>
internal static class ReadInvoice
{
    public static async Task<Results<Ok<InvoiceDocument>, ProblemHttpResult>> Handle(string key, DocumentsStore store, CancellationToken cancel) =>
        await store.Find(key, cancel) is { } invoice ? TypedResults.Ok(invoice.View()) : Problems.NotFound("invoice");
}
