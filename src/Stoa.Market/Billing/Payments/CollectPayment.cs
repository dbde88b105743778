using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Billing;
using Stoa.Market.Billing.Gateways;
using Stoa.Market.Billing.Ledger;
using Stoa.Market.Billing.Storage;
using Stoa.Platform.Providers;
using Stoa.Platform.Workflows;

namespace Stoa.Market.Billing.Payments;

/// <summary>Gets the money of one payment, and tells how it went.</summary>
internal sealed class CollectPayment(IPaymentGateway gateway, BillingStore store, TimeProvider clock) : Workflow<CollectPaymentState>
{
    private const string AnswerMissing = "The bank's answer is missing; it is asked again.";
    private static readonly RetryDelay LookAgain = new(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(10));

    public override string Name => "collect-payment";

    public override Lane Lane => Lane.Interactive;

    public override IReadOnlyList<Step<CollectPaymentState>> Steps => [new("charge", Charge), new("record", Record) { IsLocal = true }];

    private async Task<StepResult> Charge(StepContext<CollectPaymentState> context, CancellationToken cancel)
    {
        var state = context.State;
        try
        {
            // An earlier attempt may have taken the money although its answer never came: look before asking.
            state.Charge = await gateway.FindCharge(context.Subject, cancel)
                ?? await gateway.EnsureCharge(new ChargeRequest(context.Subject, state.Token, state.Amount), cancel);
            return StepResult.Done;
        }
        catch (ProviderException unknown) when (unknown.IsTransient)
        {
            // Unknown is not declined, however long it lasts: nobody pays twice, and nobody gets it for nothing.
            return StepResult.Later(LookAgain.After(++state.Unanswered, state.Payment.Value), AnswerMissing);
        }
        catch (ProviderException refused)
        {
            state.Charge = new Charge(IsPaid: false, refused.Code, refused.Message);
            return StepResult.Done;
        }
    }

    private async Task<StepResult> Record(StepContext<CollectPaymentState> context, CancellationToken cancel)
    {
        var payment = await store.Payments.SingleAsync(p => p.Id == context.State.Payment, cancel);
        var charge = context.State.Charge!;
        if (charge.IsPaid)
        {
            payment.Succeed(clock.GetUtcNow());
            store.Ledger.Add(LedgerTransaction.Of(Posting.Payment(payment.Subject, payment.Amount), payment.Book, clock.GetUtcNow()));
            store.Publish(new PaymentSucceeded(payment.Id, payment.OrderId, payment.Amount), payment, clock);
        }
        else
        {
            payment.Fail(charge.Code!, charge.Detail!, clock.GetUtcNow());
            store.Publish(new PaymentDeclined(payment.Id, payment.OrderId, charge.Code!, charge.Detail!), payment, clock);
        }

        return StepResult.Done;
    }
}
