using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Stoa.Market.Catalog.Storage;
using Stoa.Platform.Hosting;
using Stoa.Platform.Storage;

namespace Stoa.Market.Catalog.Samples;

/// <summary>Puts the sample catalog there on the first start, in the name of its vendor, as the vendor would.</summary>
internal sealed class SeedSamples(IServiceScopeFactory scopes, NodeOptions node, TimeProvider clock, ILogger<SeedSamples> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (node.HasSamples) await FirstWrites.Insist(() => Seed(cancellationToken), log);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<bool> Seed(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var operation = scope.ServiceProvider.GetRequiredService<OperationContext>();
        operation.Begin("catalog", "component:catalog", "seed samples");
        operation.Enter(SampleCatalog.Vendor);
        return await Seed(scope.ServiceProvider.GetRequiredService<CatalogStore>(), cancel);
    }

    /// <returns>Whether it was there to be done.</returns>
    private async Task<bool> Seed(CatalogStore store, CancellationToken cancel)
    {
        await using var transaction = await store.Begin(cancel);
        await store.WaitForOtherSeeders(cancel);
        var sample = SampleCatalog.BareVm(clock.GetUtcNow());
        if (await store.Products.AnyAsync(product => product.Slug == sample.Slug, cancel)) return false;
        store.Products.Add(sample);
        await store.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        log.LogDebug("Seeded the sample product {Slug}", sample.Slug);
        return true;
    }
}
