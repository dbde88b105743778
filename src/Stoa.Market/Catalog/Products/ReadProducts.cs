using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Catalog;
using Stoa.Contracts.Common;
using Stoa.Market.Catalog.Storage;
using Stoa.Platform.Http.Lists;

namespace Stoa.Market.Catalog.Products;

/// <summary><c>GET products</c>: what is for sale, newest first.</summary>
internal static class ReadProducts
{
    private static readonly NewestFirst<Product, ProductId> Order = new(product => product.CreatedAt, product => product.Id);

    public static async Task<Ok<Page<ProductView>>> Handle(Paging paging, CatalogStore store, CancellationToken cancel)
    {
        var page = await store.ForSale.ToPage(paging, Order, cancel);
        return TypedResults.Ok(page.Select(product => product.ToView()));
    }
}
