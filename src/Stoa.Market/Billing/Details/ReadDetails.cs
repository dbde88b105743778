using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Billing;

namespace Stoa.Market.Billing.Details;

/// <summary><c>GET details</c>: how the caller's company stands on invoices.</summary>
internal static class ReadDetails
{
    public static async Task<Ok<BillingDetailsView>> Handle(DetailsFile file, CancellationToken cancel) =>
        TypedResults.Ok((await file.Open(isKept: false, cancel)).ToView());
}
