using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Billing;
using Stoa.Market.Billing.CreditNotes;
using Stoa.Market.Billing.Storage;
using Stoa.Platform.Http;

namespace Stoa.Market.Billing.Invoices;

/// <summary><c>GET invoices/{id}</c>.</summary>
internal static class ReadInvoice
{
    public static async Task<Results<Ok<InvoiceView>, ProblemHttpResult>> Handle(InvoiceId id, BillingStore store, CancellationToken cancel) =>
        await CreditedViews.OfCustomer(id, store, cancel) is { } found ? TypedResults.Ok(found) : Problems.NotFound("invoice");
}
