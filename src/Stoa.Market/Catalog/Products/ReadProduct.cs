using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Catalog;
using Stoa.Market.Catalog.Storage;
using Stoa.Platform.Http;

namespace Stoa.Market.Catalog.Products;

/// <summary><c>GET products/{slug}</c>.</summary>
internal static class ReadProduct
{
    public static async Task<Results<Ok<ProductView>, ProblemHttpResult>> Handle(string slug, CatalogStore store, CancellationToken cancel) =>
        await store.ForSale.SingleOrDefaultAsync(product => product.Slug == slug, cancel) is { } found
            ? TypedResults.Ok(found.ToView())
            : Problems.NotFound("product");
}
