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

    /// <summary>One of the issuer's, with what takes it back; null when the issuer has no such invoice.</summary>
    public static async Task<IssuedInvoice?> Find(InvoiceId id, BillingStore store, CancellationToken cancel) =>
        await store.IssuedByMe.AsNoTracking().SingleOrDefaultAsync(invoice => invoice.Id == id, cancel) is { } invoice
            ? new IssuedInvoice(invoice, Of(invoice, await NoteOf(id, store, cancel), note => note.ToIssuersView()))
            : null;

    /// <summary>One of the customer's, with what takes it back; null when the customer has no such invoice.</summary>
    public static async Task<InvoiceView?> OfCustomer(InvoiceId id, BillingStore store, CancellationToken cancel) =>
        await store.MyInvoices.AsNoTracking().SingleOrDefaultAsync(invoice => invoice.Id == id, cancel) is { } invoice
            ? Of(invoice, await NoteOf(id, store, cancel), note => note.ToView())
            : null;

    private static Task<CreditNote?> NoteOf(InvoiceId id, BillingStore store, CancellationToken cancel) =>
        store.CreditNotes.AsNoTracking().SingleOrDefaultAsync(note => note.InvoiceId == id, cancel);

    // Both versions only grow, so that their sum tells of each change of either.
    private static InvoiceView Of(Invoice invoice, CreditNote? note, Func<CreditNote, CreditNoteView> view) => note is null
        ? invoice.ToView()
        : invoice.ToView() with { CreditNote = view(note), Version = invoice.Version + note.Version };

    private static async Task<Page<InvoiceView>> Of(Page<Invoice> page, BillingStore store, Func<CreditNote, CreditNoteView> view, CancellationToken cancel)
    {
        var shown = page.Items.Select(invoice => invoice.Id).ToList();
        var notes = await store.CreditNotes.AsNoTracking().Where(note => shown.Contains(note.InvoiceId)).ToDictionaryAsync(note => note.InvoiceId, cancel);
        return page.Select(invoice => Of(invoice, notes.GetValueOrDefault(invoice.Id), view));
    }
}
