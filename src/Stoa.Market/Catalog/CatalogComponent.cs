using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Market.Catalog.Products;
using Stoa.Market.Catalog.Samples;
using Stoa.Market.Catalog.Storage;
using Stoa.Platform.Hosting;
using Stoa.Platform.Http;
using Stoa.Platform.Security;

namespace Stoa.Market.Catalog;

/// <summary>What is for sale.</summary>
public sealed class CatalogComponent : Component
{
    public override string Name => "catalog";

    public override void AddServices(ComponentBuilder component)
    {
        component.Store<CatalogStore>();
        component.Services.AddHostedService<SeedSamples>();
    }

    public override void MapEndpoints(ComponentRoutes routes)
    {
        var api = routes.Api<CatalogStore>();
        api.MapGet("products", ReadProducts.Handle).Allow(Callers.Visitor);
        api.MapGet("products/{slug}", ReadProduct.Handle).Allow(Callers.Visitor);
        api.MapGet("plans/{id}", ReadOffer.Handle).Allow(Callers.Visitor);
    }
}
