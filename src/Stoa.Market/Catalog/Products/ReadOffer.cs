using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Catalog;
using Stoa.Market.Catalog.Storage;
using Stoa.Platform.Http;

namespace Stoa.Market.Catalog.Products;

/// <summary><c>GET plans/{id}</c>: a plan with its product, all that an order needs.</summary>
internal static class ReadOffer
{
    public static async Task<Results<Ok<OfferView>, ProblemHttpResult>> Handle(PlanId id, CatalogStore store, CancellationToken cancel)
    {
        var product = await store.ForSale.SingleOrDefaultAsync(product => product.Plans.Any(plan => plan.Id == id), cancel);
        if (product is null) return Problems.NotFound("plan");
        return TypedResults.Ok(new OfferView(product.ToView(), product.Plans.Single(plan => plan.Id == id).ToView()));
    }
}
