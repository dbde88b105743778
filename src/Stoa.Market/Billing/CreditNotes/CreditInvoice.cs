using Stoa.Contracts.Documents;
using Stoa.Platform.Workflows;

namespace Stoa.Market.Billing.CreditNotes;

/// <summary>Takes an invoice back: a paper below nothing with a number of its own, the books, then the money.</summary>
internal sealed class CreditInvoice(CreditRecord record, DocumentsClient documents, RefundSteps refund) : Workflow<CreditInvoiceState>
{
    public override string Name => "credit-invoice";

    public override IReadOnlyList<Step<CreditInvoiceState>> Steps =>
    [
        new("compose", Compose), new("take-number", TakeNumber), new("record", record.WriteNote) { IsLocal = true }, .. refund.All,
    ];

    private async Task<StepResult> Compose(StepContext<CreditInvoiceState> context, CancellationToken cancel)
    {
        if (await documents.Find(context.State.Invoice.ToString(), cancel) is not { } invoice) return CreditRecord.NotIssued;
        context.State.Content = CreditPaper.Of(invoice, record.Series, context.State.Reason, DateOnly.FromDateTime(context.Now.UtcDateTime));
        return StepResult.Done;
    }

    private async Task<StepResult> TakeNumber(StepContext<CreditInvoiceState> context, CancellationToken cancel)
    {
        var issued = await documents.Issue(context.Subject, context.State.Content!, cancel);
        (context.State.Number, context.State.IssuedAt) = (issued.Number, issued.IssuedAt);
        return StepResult.Done;
    }
}
