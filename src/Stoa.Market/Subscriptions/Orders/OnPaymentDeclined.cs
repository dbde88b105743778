using Stoa.Contracts.Billing;
using Stoa.Market.Subscriptions.Storage;
using Stoa.Platform.Messaging;
using Stoa.Platform.Workflows;

namespace Stoa.Market.Subscriptions.Orders;

/// <summary>A card was declined: the order says why and waits for another one.</summary>
internal sealed class OnPaymentDeclined(SubscriptionsStore store, Runs runs) : IHandle<PaymentDeclined>
{
    public async Task Handle(PaymentDeclined message, CancellationToken cancel)
    {
        var subscription = await store.Of(message.Order, cancel);
        subscription.Decline(message.Detail);
        await runs.Signal(store, message.Order.ToString(), ExpireOrder.PaymentMoved, null, cancel);
        await FreeQuota.Begin(store, runs, subscription, message.Payment.ToString(), cancel);
    }
}
