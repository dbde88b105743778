using Stoa.Contracts.Billing;
using Stoa.Market.Subscriptions.Storage;
using Stoa.Platform.Messaging;

namespace Stoa.Market.Subscriptions.Orders;

/// <summary>A card was declined: the order says why and waits for another one.</summary>
internal sealed class OnPaymentDeclined(SubscriptionsStore store) : IHandle<PaymentDeclined>
{
    public async Task Handle(PaymentDeclined message, CancellationToken cancel) =>
        (await store.Of(message.Order, cancel)).Decline(message.Detail);
}
