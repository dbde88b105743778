using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Billing;
using Stoa.Market.Billing.Storage;
using Stoa.Platform.Http;

namespace Stoa.Market.Billing.PaymentMethods;

/// <summary><c>GET payment-methods/{id}</c>.</summary>
internal static class ReadPaymentMethod
{
    public static async Task<Results<Ok<PaymentMethodView>, ProblemHttpResult>> Handle(PaymentMethodId id, BillingStore store, CancellationToken cancel) =>
        await store.PaymentMethods.AsNoTracking().SingleOrDefaultAsync(method => method.Id == id, cancel) is { } found
            ? TypedResults.Ok(found.ToView())
            : Problems.NotFound("payment method");
}
