using Stoa.Contracts.Billing;
using Stoa.Contracts.Common;
using Stoa.Market.Billing.Gateways;

namespace Stoa.Market.Billing.Payments;

/// <summary>What the steps of <see cref="CollectPayment"/> tell each other.</summary>
internal sealed class CollectPaymentState
{
    public PaymentId Payment { get; set; }
    public string Token { get; set; } = "";
    public Money Amount { get; set; }

    /// <summary>How often the gateway did not answer.</summary>
    public int Unanswered { get; set; }

    /// <summary>Set once the gateway said how it ended.</summary>
    public Charge? Charge { get; set; }
}
