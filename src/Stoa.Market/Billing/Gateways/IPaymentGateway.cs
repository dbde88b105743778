using Stoa.Contracts.Billing;
using Stoa.Platform.Providers;

namespace Stoa.Market.Billing.Gateways;

/// <summary>
/// Whoever takes money for us. Each operation ensures or finds, by a key of ours: asked again it changes nothing, so that a lost
/// answer is mended by looking and a crash by repeating.
/// </summary>
/// <remarks>
/// Throws <see cref="ProviderException"/>: transient means that the outcome is unknown (it may have taken effect), permanent that
/// the gateway refused and nothing happened. A declined card is an outcome, not an exception.
/// </remarks>
internal interface IPaymentGateway
{
    /// <summary>Such as <c>test</c>; stored with what the gateway keeps for us.</summary>
    string Name { get; }

    /// <summary>Hands a card over; the gateway keeps it. Number and check value are passed on and nowhere kept by us.</summary>
    Task<KeptCard> EnsureCard(string key, CardRequest card, CancellationToken cancel);

    /// <summary>Takes the money once for the key.</summary>
    Task<Charge> EnsureCharge(ChargeRequest request, CancellationToken cancel);

    /// <summary>What became of a charge; null when the gateway never heard of the key.</summary>
    Task<Charge?> FindCharge(string key, CancellationToken cancel);

    /// <summary>Gives the money of a charge back, once for the key.</summary>
    Task<Refund> EnsureRefund(RefundRequest request, CancellationToken cancel);

    /// <summary>Gives up a charge that waits for the customer. Answers how it ended, which is otherwise when they were faster.</summary>
    Task<Charge> EnsureNoWaiting(string key, CancellationToken cancel);
}
