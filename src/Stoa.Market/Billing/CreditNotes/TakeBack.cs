using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Billing;
using Stoa.Market.Billing.Invoices;
using Stoa.Market.Billing.Storage;
using Stoa.Platform.Operations.Acts;
using Stoa.Platform.Storage;
using Stoa.Platform.Workflows;

namespace Stoa.Market.Billing.CreditNotes;

/// <summary>Writes a credit note down and starts its run: in the customer's name, whose payment and paper it is about.</summary>
internal sealed class TakeBack(IServiceScopeFactory scopes, OperationContext asking, OperatorName name, Runs runs, TimeProvider clock)
{
    /// <summary>The note of the invoice: the one that there is already, or a new one.</summary>
    public async Task<CreditNote> Ensure(Invoice invoice, string reason, CancellationToken cancel)
    {
        var who = await name.Told(cancel);
        await using var scope = scopes.CreateAsyncScope();
        var operation = scope.ServiceProvider.GetRequiredService<OperationContext>();
        operation.Begin("billing", asking.Actor, "credit-invoice");
        operation.Enter(invoice.CustomerId);
        var store = scope.ServiceProvider.GetRequiredService<BillingStore>();
        await using var transaction = await store.Begin(cancel);
        // Two operators at once: the second waits here and finds the first one's note.
        await store.Database.ExecuteSqlAsync($"SELECT 1 FROM billing.invoice WHERE id = {invoice.Id.Value} FOR UPDATE", cancel);
        var note = await store.CreditNotes.SingleOrDefaultAsync(n => n.InvoiceId == invoice.Id, cancel) ?? await Add(store, invoice, (reason, who), cancel);
        await transaction.CommitAsync(cancel);
        return note;
    }

    private async Task<CreditNote> Add(BillingStore store, Invoice invoice, (string Reason, string Who) wish, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var note = new CreditNote
        {
            Id = CreditNoteId.From(Guid.CreateVersion7(now)), InvoiceId = invoice.Id, IssuerId = invoice.IssuerId, CustomerId = invoice.CustomerId,
            Reason = wish.Reason, RequestedBy = asking.Actor, RequestedAt = now,
        };
        store.CreditNotes.Add(note);
        await store.Note(new Act("credit-invoice", wish.Who, invoice.Id.ToString(), $"{invoice.Number}, {invoice.Totals.Gross}: {wish.Reason}", now), cancel);
        await store.SaveChangesAsync(cancel);
        var state = new CreditInvoiceState { Note = note.Id, Invoice = invoice.Id, Reason = wish.Reason, Amount = invoice.Totals.Gross, Operator = wish.Who };
        await runs.Start<CreditInvoice, CreditInvoiceState>(store, note.Subject, state, note.Subject, cancel);
        return note;
    }
}
