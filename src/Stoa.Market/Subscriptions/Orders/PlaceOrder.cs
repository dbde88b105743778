using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Subscriptions;
using Stoa.Platform.Http;

namespace Stoa.Market.Subscriptions.Orders;

/// <summary><c>POST orders</c>. Everything that others know is asked before the transaction begins, then all of it is one transaction.</summary>
internal static class PlaceOrder
{
    public static async Task<Results<Created<OrderView>, ProblemHttpResult>> Handle(
        OrderRequest request, Checkout checkout, QuotaDesk quota, OrderDesk desk, CancellationToken cancel)
    {
        var faults = new Faults();
        if (await checkout.Check(request, faults, cancel) is not { } cart) return faults.Refuse();
        if (await checkout.Refusal(cancel) is { } unlawful) return unlawful;
        if (await quota.Reserve(cart.Subscription, cart.Wanted.Offer.Plan.Machine, cancel) is { } refusal) return refusal;
        try
        {
            var placed = await desk.Place(cart, cancel);
            return TypedResults.Created($"/api/subscriptions/orders/{placed.OrderId}", placed.ToView());
        }
        catch
        {
            // Such as a repetition, which is answered with the first one's order.
            await quota.Free(cart.Subscription);
            throw;
        }
    }
}
