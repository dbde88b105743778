using Microsoft.EntityFrameworkCore;
using Stoa.Market.Billing.Invoices;
using Stoa.Market.Billing.Payments;
using Stoa.Market.Billing.Storage;
using Stoa.Platform.Operations.Acts;
using Stoa.Platform.Workflows;

namespace Stoa.Market.Billing.CreditNotes;

/// <summary>Begins another attempt at a refund, in the transaction that is under way: the customer's.</summary>
internal sealed class RefundDesk(BillingStore store, Runs runs, TimeProvider clock)
{
    /// <param name="invoice">One of the customer's.</param>
    /// <param name="who">Which operator, by name.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Null when no refund of the invoice stands refused.</returns>
    public async Task<CreditNote?> TryAgain(Invoice invoice, string who, CancellationToken cancel)
    {
        // Two at once: the second waits here and finds the attempt under way.
        await store.Database.ExecuteSqlAsync($"SELECT 1 FROM billing.credit_note WHERE invoice_id = {invoice.Id.Value} FOR UPDATE", cancel);
        var note = await store.CreditNotes.SingleOrDefaultAsync(one => one.InvoiceId == invoice.Id, cancel);
        if (note is not { State: Contracts.Billing.CreditNoteState.RefundRefused }) return null;
        note.RetryRefund();
        var now = clock.GetUtcNow();
        await store.Note(new Act("retry-refund", who, note.Subject, $"{note.Number}, {invoice.Totals.Gross}, attempt {note.RefundAttempt}", now), cancel);
        await store.SaveChangesAsync(cancel);
        await Start(note, invoice, who, cancel);
        return note;
    }

    private async Task Start(CreditNote note, Invoice invoice, string who, CancellationToken cancel)
    {
        var paid = await store.Payments.SingleAsync(payment => payment.OrderId == invoice.OrderId && payment.State == PaymentState.Succeeded, cancel);
        var state = new CreditInvoiceState
        {
            Note = note.Id, Invoice = invoice.Id, Reason = note.Reason, Amount = invoice.Totals.Gross, Operator = who,
            Number = note.Number!, Payment = paid.Id, Attempt = note.RefundAttempt,
        };
        await runs.Start<RetryRefund, CreditInvoiceState>(store, note.Subject, state, FormattableString.Invariant($"{note.Subject}-{note.RefundAttempt}"), cancel);
    }
}
