using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Documents;
using Stoa.Market.Billing.Ledger;
using Stoa.Market.Billing.Storage;
using Stoa.Platform.Workflows;

namespace Stoa.Market.Billing.Invoices;

/// <summary>Makes a paid draft an invoice: documents gives it its number, once, and the books charge it.</summary>
internal sealed class IssueInvoice(BillingStore store, InvoicePaper paper, Parties parties, DocumentsClient documents, TimeProvider clock) : Workflow<IssueInvoiceState>
{
    public override string Name => "issue-invoice";

    public override IReadOnlyList<Step<IssueInvoiceState>> Steps =>
        [new("read-draft", ReadDraft) { IsLocal = true }, new("name-parties", NameParties), new("take-number", TakeNumber), new("record", Record) { IsLocal = true }];

    private async Task<StepResult> ReadDraft(StepContext<IssueInvoiceState> context, CancellationToken cancel)
    {
        var invoice = await Find(context, cancel);
        context.State.Content = paper.Draft(invoice, context.State, await store.MyDetails(cancel), DateOnly.FromDateTime(context.Now.UtcDateTime));
        return StepResult.Done;
    }

    private async Task<StepResult> NameParties(StepContext<IssueInvoiceState> context, CancellationToken cancel)
    {
        context.State.Content = await parties.Name(context.State.Content!, context.Tenant, cancel);
        return StepResult.Done;
    }

    private async Task<StepResult> TakeNumber(StepContext<IssueInvoiceState> context, CancellationToken cancel)
    {
        var issued = await documents.Issue(context.Subject, context.State.Content!, cancel);
        (context.State.Number, context.State.IssuedAt) = (issued.Number, issued.IssuedAt);
        return StepResult.Done;
    }

    private async Task<StepResult> Record(StepContext<IssueInvoiceState> context, CancellationToken cancel)
    {
        var (state, invoice) = (context.State, await Find(context, cancel));
        invoice.Issue(state.Number, state.IssuedAt);
        invoice.Pay(state.PaidAt);
        store.Ledger.Add(LedgerTransaction.Of(invoice.Charge, invoice.Book, clock.GetUtcNow()));
        store.Publish(new InvoiceIssued(invoice.Id, state.Number, invoice.OrderId, invoice.OrderNumber, invoice.CustomerId, invoice.Totals.Gross), invoice, clock);
        return StepResult.Done;
    }

    private Task<Invoice> Find(StepContext<IssueInvoiceState> context, CancellationToken cancel) =>
        store.MyInvoices.SingleAsync(invoice => invoice.Id == context.State.Invoice, cancel);
}
