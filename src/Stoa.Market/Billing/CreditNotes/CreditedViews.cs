using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Common;
using Stoa.Market.Billing.Invoices;
using Stoa.Market.Billing.Storage;

namespace Stoa.Market.Billing.CreditNotes;

/// <summary>Invoices as others see them, each with what takes it back.</summary>
internal static class CreditedViews
{
    public static Task<Page<InvoiceView>> Of(Page<Invoice> page, BillingStore store, CancellationToken cancel) => Of(page, store, note => note.ToView(), cancel);

    /// <summary>As their issuer sees them: with what the gateway said.</summary>
    public static Task<Page<InvoiceView>> OfIssuer(Page<Invoice> page, BillingStore store, CancellationToken cancel) =>
        Of(page, store, note => note.ToIssuersView(), cancel);

    private static async Task<Page<InvoiceView>> Of(Page<Invoice> page, BillingStore store, Func<CreditNote, CreditNoteView> view, CancellationToken cancel)
    {
        var shown = page.Items.Select(invoice => invoice.Id).ToList();
        var notes = await store.CreditNotes.AsNoTracking().Where(note => shown.Contains(note.InvoiceId)).ToDictionaryAsync(note => note.InvoiceId, cancel);
        return page.Select(invoice => invoice.ToView() with { CreditNote = notes.TryGetValue(invoice.Id, out var note) ? view(note) : null });
    }
}
