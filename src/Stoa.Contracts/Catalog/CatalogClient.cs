using Stoa.Contracts.Common;

namespace Stoa.Contracts.Catalog;

/// <summary>What is for sale.</summary>
public sealed class CatalogClient(HttpClient http) : ApiClient(http)
{
    public Task<Page<ProductView>> Products(string? cursor, CancellationToken cancel) =>
        Get<Page<ProductView>>("/api/catalog/products" + (cursor is null ? "" : $"?cursor={Uri.EscapeDataString(cursor)}"), cancel);

    public Task<ProductView?> Product(string slug, CancellationToken cancel) =>
        Find<ProductView>($"/api/catalog/products/{Uri.EscapeDataString(slug)}", cancel);

    public Task<OfferView?> Offer(PlanId plan, CancellationToken cancel) => Find<OfferView>($"/api/catalog/plans/{plan}", cancel);
}
