using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Billing;
using Stoa.Market.Billing.Ledger;
using Stoa.Market.Billing.Payments;
using Stoa.Market.Billing.Storage;
using Stoa.Platform.Operations.Acts;
using Stoa.Platform.Workflows;

namespace Stoa.Market.Billing.CreditNotes;

/// <summary>Writes down what a credit note does: to its invoice, to the books, to the payment.</summary>
internal sealed class CreditRecord(BillingStore store, BillingOptions options, TimeProvider clock)
{
    /// <summary>An order can fail before its invoice has its number: a note takes back only what was issued.</summary>
    public static StepResult NotIssued => StepResult.Later(TimeSpan.FromSeconds(2), "The invoice is still to be issued; its credit note waits for it.");

    /// <summary>Of the numbers of credit notes, before the year.</summary>
    public string Series => options.CreditNoteSeries;

    public async Task<StepResult> WriteNote(StepContext<CreditInvoiceState> context, CancellationToken cancel)
    {
        var state = context.State;
        var (note, invoice) = (await Find(state.Note, cancel), await store.MyInvoices.SingleAsync(i => i.Id == state.Invoice, cancel));
        if (invoice.Number is null) return NotIssued;
        note.Issue(state.Number, state.IssuedAt);
        invoice.TakeBack();
        store.Ledger.Add(LedgerTransaction.Of(Posting.Credit(note.Subject, invoice.Totals.Net, invoice.Totals.Gross - invoice.Totals.Net), note.Book, clock.GetUtcNow()));
        var paid = await store.Payments.SingleOrDefaultAsync(payment => payment.OrderId == invoice.OrderId && payment.State == PaymentState.Succeeded, cancel);
        state.Payment = paid?.Id;
        store.Publish(new CreditNoteIssued(note.Id, state.Number, invoice.Id, invoice.Number!, note.CustomerId, invoice.Totals.Gross, paid is not null), note, clock);
        return StepResult.Done;
    }

    public async Task<StepResult> WriteRefund(StepContext<CreditInvoiceState> context, CancellationToken cancel)
    {
        var state = context.State;
        if (state.Payment is not { } id) return StepResult.Done;
        var note = await Find(state.Note, cancel);
        if (state.Refund is not { IsDone: true })
        {
            note.RefuseRefund(state.Refund?.Code ?? "unknown", state.Refund?.Detail ?? "");
            return StepResult.Done;
        }

        note.Refund();
        (await store.Payments.SingleAsync(payment => payment.Id == id, cancel)).GiveBack();
        store.Ledger.Add(LedgerTransaction.Of(Posting.Refund(note.Subject, state.Amount), note.Book, clock.GetUtcNow()));
        var who = state.Operator.Length > 0 ? state.Operator : note.RequestedBy;
        await store.Note(new Act("refund-payment", who, id.ToString(), $"{note.Number}, {state.Amount}: {state.Noted ?? note.Reason}", clock.GetUtcNow()), cancel);
        return StepResult.Done;
    }

    private Task<CreditNote> Find(CreditNoteId id, CancellationToken cancel) => store.CreditNotes.SingleAsync(note => note.Id == id, cancel);
}
