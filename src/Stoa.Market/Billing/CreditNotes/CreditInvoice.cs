using Stoa.Contracts.Documents;
using Stoa.Market.Billing.Gateways;
using Stoa.Platform.Providers;
using Stoa.Platform.Workflows;

namespace Stoa.Market.Billing.CreditNotes;

/// <summary>Takes an invoice back: a paper below nothing with a number of its own, the books, then the money.</summary>
internal sealed class CreditInvoice(CreditRecord record, DocumentsClient documents, IPaymentGateway gateway) : Workflow<CreditInvoiceState>
{
    private const string AnswerMissing = "The bank's answer about the refund is missing; it is asked again.";
    private static readonly RetryDelay AskAgain = new(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(10));

    public override string Name => "credit-invoice";

    public override IReadOnlyList<Step<CreditInvoiceState>> Steps =>
    [
        new("compose", Compose), new("take-number", TakeNumber), new("record", record.WriteNote) { IsLocal = true },
        new("refund", Refund), new("record-refund", record.WriteRefund) { IsLocal = true },
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

    // Unknown is neither: the key makes it safe to ask again until the gateway says.
    private async Task<StepResult> Refund(StepContext<CreditInvoiceState> context, CancellationToken cancel)
    {
        var state = context.State;
        if (state.Payment is not { } payment) return StepResult.Done;
        try
        {
            state.Refund = await gateway.EnsureRefund(new RefundRequest(context.Subject, payment.ToString(), state.Amount), cancel);
            return StepResult.Done;
        }
        catch (ProviderException unknown) when (unknown.IsTransient)
        {
            return StepResult.Later(AskAgain.After(++state.Unanswered, state.Note.Value), AnswerMissing);
        }
        catch (ProviderException refused)
        {
            state.Refund = new Refund(IsDone: false, refused.Code, refused.Message);
            return StepResult.Done;
        }
    }
}
