using Stoa.Market.Billing.Gateways;
using Stoa.Platform.Providers;
using Stoa.Platform.Workflows;

namespace Stoa.Market.Billing.Payments;

/// <summary>
/// Looks after a payment whose outcome is open, until it is known: one whose answer is missing, and one that the customer has to
/// confirm.
/// </summary>
internal sealed class FollowPayment(IPaymentGateway gateway, PaymentRecord record) : Workflow<CollectPaymentState>
{
    /// <summary>Sent to the run when the customer was at the bank's page.</summary>
    public const string Answered = "answered";

    private const string AnswerMissing = "The bank's answer is missing; it is asked again.";
    private static readonly RetryDelay LookAgain = new(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(10));

    public override string Name => "follow-payment";

    public override Lane Lane => Lane.Interactive;

    public override IReadOnlyList<Step<CollectPaymentState>> Steps => [new("look", Look), new("record", record.Write) { IsLocal = true }];

    private async Task<StepResult> Look(StepContext<CollectPaymentState> context, CancellationToken cancel)
    {
        var state = context.State;
        try
        {
            // The key makes it safe to ask again for what the gateway never heard of.
            state.Charge = await gateway.FindCharge(context.Subject, cancel)
                ?? await gateway.EnsureCharge(new ChargeRequest(context.Subject, state.Token, state.Amount), cancel);
            if (state is { Charge.WaitsForCustomer: true, ConfirmUntil: { } until }) return await Await(context, until, cancel);
            return StepResult.Done;
        }
        catch (ProviderException unknown) when (unknown.IsTransient)
        {
            return StepResult.Later(LookAgain.After(++state.Unanswered, state.Payment.Value), AnswerMissing);
        }
        catch (ProviderException refused)
        {
            state.Charge = new Charge(IsPaid: false, refused.Code, refused.Message);
            return StepResult.Done;
        }
    }

    private async Task<StepResult> Await(StepContext<CollectPaymentState> context, DateTimeOffset until, CancellationToken cancel)
    {
        if (context.Now < until)
            return StepResult.Wait(Answered, until - context.Now, $"Waits until {until:yyyy-MM-dd HH:mm} UTC for the customer to confirm the payment.");
        context.State.Charge = await gateway.EnsureNoWaiting(context.Subject, cancel);
        return StepResult.Done;
    }
}
