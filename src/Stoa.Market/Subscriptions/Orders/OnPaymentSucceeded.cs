using Stoa.Contracts.Billing;
using Stoa.Contracts.Subscriptions;
using Stoa.Market.Subscriptions.Storage;
using Stoa.Platform.Messaging;
using Stoa.Platform.Workflows;

namespace Stoa.Market.Subscriptions.Orders;

/// <summary>The money came: the subscription shall run.</summary>
internal sealed class OnPaymentSucceeded(SubscriptionsStore store, Runs runs, TimeProvider clock) : IHandle<PaymentSucceeded>
{
    public async Task Handle(PaymentSucceeded message, CancellationToken cancel)
    {
        var subscription = await store.Of(message.Order, cancel);
        subscription.Pay();
        store.Publish(Activated(subscription), subscription, clock);
        await runs.Signal(store, message.Order.ToString(), ExpireOrder.PaymentMoved, null, cancel);
    }

    private static SubscriptionActivated Activated(Subscription subscription)
    {
        var order = subscription.Order;
        return new SubscriptionActivated(
            subscription.Id, order.Id, order.Number, order.CustomerId, order.ProductSlug, order.ProductName,
            subscription.Hostname, subscription.SshKey, subscription.Machine);
    }
}
