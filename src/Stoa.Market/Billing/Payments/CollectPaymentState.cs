using Stoa.Contracts.Billing;
using Stoa.Contracts.Common;
using Stoa.Market.Billing.Gateways;

namespace Stoa.Market.Billing.Payments;

/// <summary>What the steps of <see cref="CollectPayment"/> and <see cref="FollowPayment"/> tell each other.</summary>
internal sealed class CollectPaymentState
{
    public PaymentId Payment { get; set; }
    public string Token { get; set; } = "";
    public Money Amount { get; set; }

    /// <summary>How often the gateway did not answer.</summary>
    public int Unanswered { get; set; }

    /// <summary>Until then the customer may confirm; null when nobody asked.</summary>
    public DateTimeOffset? ConfirmUntil { get; set; }

    /// <summary>What the gateway said; null while its answer is missing.</summary>
    public Charge? Charge { get; set; }
}
