using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Billing;
using Stoa.Market.Billing.Storage;
using Stoa.Platform.Http;

namespace Stoa.Market.Billing.Invoices;

/// <summary><c>GET invoices/{id}</c>.</summary>
internal static class ReadInvoice
{
    public static async Task<Results<Ok<InvoiceView>, ProblemHttpResult>> Handle(InvoiceId id, BillingStore store, CancellationToken cancel) =>
        await store.MyInvoices.AsNoTracking().SingleOrDefaultAsync(invoice => invoice.Id == id, cancel) is { } found
            ? TypedResults.Ok(found.ToView() with { CreditNote = await NoteOf(id, store, cancel) })
            : Problems.NotFound("invoice");

    private static async Task<CreditNoteView?> NoteOf(InvoiceId id, BillingStore store, CancellationToken cancel) =>
        (await store.CreditNotes.AsNoTracking().SingleOrDefaultAsync(note => note.InvoiceId == id, cancel))?.ToView();
}
