using Stoa.Contracts.Billing;
using Stoa.Contracts.Common;
using Stoa.Contracts.Storefronts;
using Stoa.Contracts.Subscriptions;
using Stoa.Market.Subscriptions.Storage;
using Stoa.Platform.Workflows;

namespace Stoa.Market.Subscriptions.Orders;

/// <summary>Writes orders.</summary>
internal sealed class OrderDesk(SubscriptionsStore store, PaymentDesk payments, Runs runs, SubscriptionsOptions options, TimeProvider clock)
{
    /// <summary>Begins the transaction and puts the order, its subscription, their messages and the run that lets it expire into it.</summary>
    public async Task<Subscription> Place(Cart cart, CancellationToken cancel)
    {
        await store.Begin(cancel);
        var order = OrderOf(cart, await store.NextOrderNumber(cancel));
        var subscription = SubscriptionOf(cart, order);
        store.Subscriptions.Add(subscription);
        store.Publish(Placed(order, subscription, cart.PaymentMethod), subscription, clock);
        await payments.Request(subscription, cart.PaymentMethod, cancel);
        await runs.Start<ExpireOrder, ExpireOrderState>(store, order.Id.ToString(), new() { Order = order.Id }, "order", cancel);
        return subscription;
    }

    private Order OrderOf(Cart cart, long number) => new()
    {
        Id = OrderId.From(Guid.CreateVersion7(clock.GetUtcNow())),
        Number = number,
        StorefrontId = StorefrontId.Main,
        IssuerId = TenantId.Marketplace,
        VendorId = cart.Wanted.Offer.Product.Vendor,
        CustomerId = cart.Customer,
        PlanId = cart.Wanted.Offer.Plan.Id,
        ProductSlug = cart.Wanted.Offer.Product.Slug,
        ProductName = cart.Wanted.Offer.Product.Name,
        PlanName = cart.Wanted.Offer.Plan.Name,
        Totals = cart.Totals,
        PlacedAt = clock.GetUtcNow(),
    };

    private Subscription SubscriptionOf(Cart cart, Order order) => new()
    {
        Id = cart.Subscription,
        OrderId = order.Id,
        Order = order,
        CustomerId = order.CustomerId,
        VendorId = order.VendorId,
        Hostname = cart.Wanted.Hostname,
        SshKey = cart.Wanted.SshKey.ToString(),
        Machine = cart.Wanted.Offer.Plan.Machine,
        PayUntil = order.PlacedAt + options.PayWithin,
    };

    private static OrderPlaced Placed(Order order, Subscription subscription, PaymentMethodId method) => new(
        order.Id, order.Number, subscription.Id, order.CustomerId, order.VendorId, order.PlanId, order.ProductName, order.PlanName, method, order.Totals);
}
