using Microsoft.Extensions.DependencyInjection;
using Stoa.Market.Catalog;
using Stoa.Market.Catalog.Products;
using Stoa.Market.Catalog.Storage;
using Stoa.Platform.Hosting;
using Stoa.Platform.Storage;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market.Catalog;

/// <summary>Nodes that run the catalog.</summary>
internal static class CatalogNode
{
    public static Task<TestNode> Start(TestDatabase database, bool hasSamples) =>
        TestNode.Start(database, [new CatalogComponent()], services => Replace(services, hasSamples));

    /// <summary>Adds products in the name of their vendor.</summary>
    public static async Task Add(this TestNode node, params IReadOnlyList<Product> products)
    {
        foreach (var product in products)
        {
            await using var scope = node.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<OperationContext>().Enter(product.Vendor);
            var store = scope.ServiceProvider.GetRequiredService<CatalogStore>();
            await using var transaction = await store.Begin(TestContext.Current.CancellationToken);
            store.Add(product);
            await store.SaveChangesAsync(TestContext.Current.CancellationToken);
            await transaction.CommitAsync(TestContext.Current.CancellationToken);
        }
    }

    private static void Replace(IServiceCollection services, bool hasSamples)
    {
        var told = (NodeOptions)services.Last(service => service.ServiceType == typeof(NodeOptions)).ImplementationInstance!;
        services.AddSingleton(told with { HasSamples = hasSamples });
    }
}
