using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Common;
using Stoa.Contracts.Subscriptions;
using Stoa.Market.Subscriptions.Vat;
using Stoa.Platform.Http;
using Stoa.Platform.Security;

namespace Stoa.Market.Subscriptions.Estimates;

/// <summary><c>POST estimates</c>: what would it cost? A customer's company says where it sits, a visitor says it in the request.</summary>
internal static class MakeEstimate
{
    public static async Task<Results<Ok<EstimateView>, ProblemHttpResult>> Handle(
        EstimateRequest request, HttpContext http, Offers offers, CancellationToken cancel)
    {
        var offer = await offers.Find(request.Plan, cancel);
        var country = http.Caller().Tenant is { } customer ? await offers.CountryOf(customer, cancel) : request.Country;
        var faults = new Faults()
            .Require(offer is not null, "/plan", "There is no such plan.")
            .Require(Countries.IsKnown(country), "/country", "Say where you are, in two capital letters of ISO 3166-1 such as IT: it decides the VAT.");
        if (faults.Any) return faults.Refuse();
        return TypedResults.Ok(Estimate.Of(offer!, VatRates.For(country!, offers.Today)));
    }
}
