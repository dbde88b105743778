using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Billing;
using Stoa.Platform.Http;
using Stoa.Platform.Http.Versions;

namespace Stoa.Market.Billing.Details;

/// <summary><c>PUT details</c>: counts for what is issued from now on. The operator's company is the seller: its details stand there.</summary>
internal static class PutDetails
{
    public static async Task<Results<Ok<BillingDetailsView>, ProblemHttpResult>> Handle(
        BillingDetailsRequest request, IfMatch expected, DetailsFile file, CancellationToken cancel)
    {
        var given = DetailsFaults.Tidied(request);
        var details = await file.Open(isKept: true, cancel);
        var faults = DetailsFaults.Find(given, details.Country);
        if (faults.Any) return faults.Refuse();
        if (!expected.Allows(details.ToView())) return Problems.ChangedSince();
        details.Give(given);
        await file.Keep(cancel);
        return TypedResults.Ok(details.ToView());
    }
}
