using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Billing;
using Stoa.Market.Billing.Invoices;
using Stoa.Market.Billing.Storage;
using Stoa.Platform.Operations.Acts;
using Stoa.Platform.Workflows;

namespace Stoa.Market.Billing.CreditNotes;

/// <summary>Writes a credit note down and starts its run, in the transaction that is under way: the customer's.</summary>
internal sealed class CreditDesk(BillingStore store, Runs runs, TimeProvider clock)
{
    /// <summary>The note of the invoice: the one that there is already, or a new one.</summary>
    /// <param name="invoice">One of the customer's.</param>
    /// <param name="wish">Why, and who asks.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<CreditNote> Ensure(Invoice invoice, CreditWish wish, CancellationToken cancel)
    {
        // Two at once: the second waits here and finds the first one's note.
        await store.Database.ExecuteSqlAsync($"SELECT 1 FROM billing.invoice WHERE id = {invoice.Id.Value} FOR UPDATE", cancel);
        return await store.CreditNotes.SingleOrDefaultAsync(note => note.InvoiceId == invoice.Id, cancel) ?? await Add(invoice, wish, cancel);
    }

    private async Task<CreditNote> Add(Invoice invoice, CreditWish wish, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var note = new CreditNote
        {
            Id = CreditNoteId.From(Guid.CreateVersion7(now)), InvoiceId = invoice.Id, IssuerId = invoice.IssuerId, CustomerId = invoice.CustomerId,
            Reason = wish.Reason, RequestedBy = wish.By, RequestedAt = now,
        };
        store.CreditNotes.Add(note);
        await store.Note(new Act("credit-invoice", wish.Who, invoice.Id.ToString(), $"{What(invoice)}, {invoice.Totals.Gross}: {wish.Noted}", now), cancel);
        await store.SaveChangesAsync(cancel);
        var state = new CreditInvoiceState { Note = note.Id, Invoice = invoice.Id, Reason = wish.Reason, Amount = invoice.Totals.Gross, Operator = wish.Who, Noted = wish.Noted };
        await runs.Start<CreditInvoice, CreditInvoiceState>(store, note.Subject, state, note.Subject, cancel);
        return note;
    }

    // An order can fail before its invoice has a number.
    private static string What(Invoice invoice) => invoice.Number ?? FormattableString.Invariant($"order {invoice.OrderNumber}");
}
