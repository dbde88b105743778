using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Common;
using Stoa.Market.Billing.Storage;
using Stoa.Platform.Http.Lists;

namespace Stoa.Market.Billing.PaymentMethods;

/// <summary><c>GET payment-methods</c>: the customer's, newest first.</summary>
internal static class ReadPaymentMethods
{
    private static readonly NewestFirst<PaymentMethod, PaymentMethodId> Order = new(method => method.CreatedAt, method => method.Id);

    public static async Task<Ok<Page<PaymentMethodView>>> Handle(Paging paging, BillingStore store, CancellationToken cancel)
    {
        var page = await store.PaymentMethods.AsNoTracking().ToPage(paging, Order, cancel);
        return TypedResults.Ok(page.Select(method => method.ToView()));
    }
}
