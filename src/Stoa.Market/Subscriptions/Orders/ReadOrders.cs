using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Common;
using Stoa.Contracts.Subscriptions;
using Stoa.Market.Subscriptions.Storage;
using Stoa.Platform.Http.Lists;

namespace Stoa.Market.Subscriptions.Orders;

/// <summary><c>GET orders</c>: the customer's own, newest first.</summary>
internal static class ReadOrders
{
    private static readonly NewestFirst<Subscription, OrderId> Order = new(subscription => subscription.Order.PlacedAt, subscription => subscription.OrderId);

    public static async Task<Ok<Page<OrderView>>> Handle(Paging paging, SubscriptionsStore store, CancellationToken cancel)
    {
        var page = await store.Mine.ToPage(paging, Order, cancel);
        return TypedResults.Ok(page.Select(subscription => subscription.ToView()));
    }
}
