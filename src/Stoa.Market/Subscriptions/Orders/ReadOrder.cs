using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Subscriptions;
using Stoa.Market.Subscriptions.Storage;
using Stoa.Platform.Http;

namespace Stoa.Market.Subscriptions.Orders;

/// <summary><c>GET orders/{id}</c>.</summary>
internal static class ReadOrder
{
    public static async Task<Results<Ok<OrderView>, ProblemHttpResult>> Handle(OrderId id, SubscriptionsStore store, CancellationToken cancel) =>
        await store.FindMine(id, cancel) is { } found ? TypedResults.Ok(found.ToView()) : Problems.NotFound("order");
}
