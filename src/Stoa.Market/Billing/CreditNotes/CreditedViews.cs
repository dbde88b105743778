using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Common;
using Stoa.Market.Billing.Invoices;
using Stoa.Market.Billing.Storage;

namespace Stoa.Market.Billing.CreditNotes;

/// <summary>Invoices as others see them, each with what takes it back.</summary>
internal static class CreditedViews
{
    public static async Task<Page<InvoiceView>> Of(Page<Invoice> page, BillingStore store, CancellationToken cancel)
    {
        var shown = page.Items.Select(invoice => invoice.Id).ToList();
        var notes = await store.CreditNotes.AsNoTracking().Where(note => shown.Contains(note.InvoiceId)).ToDictionaryAsync(note => note.InvoiceId, cancel);
        return page.Select(invoice => invoice.ToView() with { CreditNote = notes.GetValueOrDefault(invoice.Id)?.ToView() });
    }
}
