using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Subscriptions;
using Stoa.Platform.Http;

namespace Stoa.Market.Subscriptions.Orders;

/// <summary><c>POST orders/validation</c>: would the order be taken, once its card is known? Asked before a card is kept for it.</summary>
internal static class ValidateOrder
{
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        OrderValidationRequest request, Checkout checkout, QuotaDesk quota, CancellationToken cancel)
    {
        var faults = new Faults();
        if (await checkout.Check(request, faults, cancel) is not { } wanted) return faults.Refuse();
        if (await checkout.Refusal(cancel) is { } unlawful) return unlawful;
        if (await quota.Refusal(wanted.Offer, cancel) is { } refusal) return refusal;
        return TypedResults.NoContent();
    }
}
