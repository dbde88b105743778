using Stoa.Contracts.Billing;
using Stoa.Contracts.Subscriptions;
using Stoa.Market.Subscriptions.Storage;
using Stoa.Platform.Workflows;

namespace Stoa.Market.Subscriptions.Orders;

/// <summary>Asks billing for the money of orders.</summary>
internal sealed class PaymentDesk(SubscriptionsStore store, BillingClient billing, Runs runs, TimeProvider clock)
{
    /// <summary>False when the customer has no such payment method.</summary>
    public async Task<bool> Knows(PaymentMethodId method, CancellationToken cancel) => await billing.PaymentMethod(method, cancel) is not null;

    /// <summary>True when no lawful invoice can be written to the customer.</summary>
    public async Task<bool> LacksAddress(CancellationToken cancel) => (await billing.Details(cancel)).IsAddressMissing;

    /// <summary>Begins the transaction and reads the order; null when the customer has no such order.</summary>
    public async Task<Subscription?> Open(OrderId order, CancellationToken cancel)
    {
        await store.Begin(cancel);
        return await store.FindMine(order, cancel);
    }

    /// <summary>Asks for the money; the outcome comes as a message.</summary>
    public async Task Request(Subscription subscription, PaymentMethodId method, CancellationToken cancel)
    {
        var (order, payment) = (subscription.Order, PaymentId.From(Guid.CreateVersion7(clock.GetUtcNow())));
        subscription.RequestPayment(payment);
        store.Publish(new PaymentRequested(payment, order.Id, order.Number, method, order.Totals.Gross), subscription, clock);
        await store.SaveChangesAsync(cancel);
    }

    /// <summary>The same for an order that has waited since its last payment was declined.</summary>
    public async Task RequestAgain(Subscription subscription, PaymentMethodId method, CancellationToken cancel)
    {
        await Request(subscription, method, cancel);
        await runs.Signal(store, subscription.OrderId.ToString(), ExpireOrder.PaymentMoved, null, cancel);
    }
}
