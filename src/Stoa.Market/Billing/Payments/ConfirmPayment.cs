using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Billing;
using Stoa.Platform.Http;

namespace Stoa.Market.Billing.Payments;

/// <summary><c>POST payments/{id}/confirmation</c>: what the customer says on the page that plays the bank's, for the test gateway.</summary>
internal static class ConfirmPayment
{
    public static async Task<Results<Accepted<PaymentAnswered>, ProblemHttpResult>> Handle(
        PaymentId id, PaymentConfirmationRequest request, BankCounter bank, CancellationToken cancel)
    {
        if (await bank.Find(id, cancel) is not { } payment) return Problems.NotFound("payment");
        if (payment.State != PaymentState.RequiresAction) return Problems.Of(BillingProblems.NothingToConfirm);
        await bank.Answer(payment, request.IsApproved, cancel);
        return TypedResults.Accepted($"/api/subscriptions/orders/{payment.OrderId}", new PaymentAnswered(payment.Id, payment.OrderId));
    }
}
