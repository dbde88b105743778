using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Subscriptions;
using Stoa.Platform.Http;
using Stoa.Platform.Http.Versions;

namespace Stoa.Market.Subscriptions.Orders;

/// <summary><c>POST orders/{id}/payment</c>: another card, after one was declined.</summary>
internal sealed class PayAgain(PaymentDesk payments, QuotaDesk quota)
{
    public async Task<Results<Accepted<OrderView>, ProblemHttpResult>> Handle(
        OrderId id, OrderPaymentRequest request, IfMatch expected, CancellationToken cancel)
    {
        var knowsMethod = await payments.Knows(request.PaymentMethod, cancel);
        if (knowsMethod && await quota.Reserve(id, cancel) is { } refusal) return refusal;
        if (await payments.Open(id, cancel) is not { } subscription) return Problems.NotFound("order");
        if (!expected.Allows(subscription.ToView())) return Problems.ChangedSince();
        if (!knowsMethod) return new Faults().Require(false, "/paymentMethod", Checkout.NoSuchMethod).Refuse();
        if (!subscription.CanPayAgain) return Problems.Of(SubscriptionsProblems.NotPayable);
        await payments.RequestAgain(subscription, request.PaymentMethod, cancel);
        return TypedResults.Accepted($"/api/subscriptions/orders/{id}", subscription.ToView());
    }
}
