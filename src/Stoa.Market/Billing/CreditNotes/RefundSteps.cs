using Stoa.Market.Billing.Gateways;
using Stoa.Platform.Providers;
using Stoa.Platform.Workflows;

namespace Stoa.Market.Billing.CreditNotes;

/// <summary>Has the gateway give back what was paid for an invoice that is taken back, and writes down what it said.</summary>
internal sealed class RefundSteps(CreditRecord record, IPaymentGateway gateway)
{
    private const string AnswerMissing = "The bank's answer about the refund is missing; it is asked again.";
    private static readonly RetryDelay AskAgain = new(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(10));

    public IReadOnlyList<Step<CreditInvoiceState>> All => [new("refund", Refund), new("record-refund", record.WriteRefund) { IsLocal = true }];

    // The gateway answers a key once: what it refused it would refuse for ever. An attempt repeated is the same one.
    private static string KeyOf(string note, int attempt) => attempt == 1 ? note : FormattableString.Invariant($"{note}-{attempt}");

    // Unknown is neither: the key makes it safe to ask again until the gateway says.
    private async Task<StepResult> Refund(StepContext<CreditInvoiceState> context, CancellationToken cancel)
    {
        var state = context.State;
        if (state.Payment is not { } payment) return StepResult.Done;
        try
        {
            state.Refund = await gateway.EnsureRefund(new RefundRequest(KeyOf(context.Subject, state.Attempt), payment.ToString(), state.Amount), cancel);
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
