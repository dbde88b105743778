using Stoa.Market.Billing.Gateways;
using Stoa.Platform.Providers;
using Stoa.Platform.Workflows;

namespace Stoa.Market.Billing.Payments;

/// <summary>Asks for the money of one payment. What stays open after that is followed by <see cref="FollowPayment"/>.</summary>
internal sealed class CollectPayment(IPaymentGateway gateway, PaymentRecord record) : Workflow<CollectPaymentState>
{
    public override string Name => "collect-payment";

    public override Lane Lane => Lane.Interactive;

    public override IReadOnlyList<Step<CollectPaymentState>> Steps => [new("charge", Charge), new("record", record.Write) { IsLocal = true }];

    private async Task<StepResult> Charge(StepContext<CollectPaymentState> context, CancellationToken cancel)
    {
        var state = context.State;
        try
        {
            // An earlier attempt may have taken the money although its answer never came: look before asking.
            state.Charge = await gateway.FindCharge(context.Subject, cancel)
                ?? await gateway.EnsureCharge(new ChargeRequest(context.Subject, state.Token, state.Amount), cancel);
        }
        catch (ProviderException unknown) when (unknown.IsTransient)
        {
            // Unknown is not declined: nobody pays twice, and nobody gets it for nothing.
            state.Charge = null;
        }
        catch (ProviderException refused)
        {
            state.Charge = new Charge(IsPaid: false, refused.Code, refused.Message);
        }

        return StepResult.Done;
    }
}
