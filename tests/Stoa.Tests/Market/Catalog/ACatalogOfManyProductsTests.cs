using Stoa.Contracts.Catalog;
using Stoa.Contracts.Common;
using Stoa.Market.Catalog.Products;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market.Catalog;

public sealed class ACatalogOfManyProductsTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly TenantId Vendor = TenantId.From(Guid.CreateVersion7());
    private TestNode node = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        node = await CatalogNode.Start(database, hasSamples: false);
        if (await database.AsAdmin("SELECT count(*) FROM catalog.product") is 0L)
            await node.Add([.. Enumerable.Range(1, 60).Select(number => Make(number, hasPlan: number != 60))]);
    }

    public async ValueTask DisposeAsync() => await node.DisposeAsync();

    [Fact]
    public async Task Without_samples_nothing_is_seeded() =>
        Assert.Null(await new CatalogClient(node.AsVisitor()).Product("bare-vm", Cancel));

    [Fact]
    public async Task Pages_go_through_all_of_them_newest_first_and_end()
    {
        var catalog = new CatalogClient(node.AsVisitor());
        var first = await catalog.Products(null, Cancel);
        var second = await catalog.Products(first.Next, Cancel);
        Assert.Equal((50, 9), (first.Items.Count, second.Items.Count));
        Assert.Null(second.Next);
        Assert.Equal(Enumerable.Range(1, 59).Reverse().Select(number => $"product-{number}"), first.Items.Concat(second.Items).Select(p => p.Slug));
    }

    [Fact]
    public async Task A_product_without_a_plan_is_not_for_sale() =>
        Assert.Null(await new CatalogClient(node.AsVisitor()).Product("product-60", Cancel));

    [Fact]
    public async Task Another_company_cannot_change_a_product()
    {
        var changed = await database.AsApp(TenantId.From(Guid.CreateVersion7()), "UPDATE catalog.product SET name = 'Mine' WHERE slug = 'product-1' RETURNING 1");
        Assert.Null(changed);
        Assert.Equal(1, await database.AsApp(Vendor, "UPDATE catalog.product SET name = 'One' WHERE slug = 'product-1' RETURNING 1"));
    }

    private Product Make(int number, bool hasPlan)
    {
        var product = new Product
        {
            Id = ProductId.From(Guid.CreateVersion7(node.Clock.GetUtcNow())), Vendor = Vendor, VendorName = "Vendor", Slug = $"product-{number}",
            Name = $"Product {number}", Type = ProductType.VM, Summary = "", Description = "", CreatedAt = node.Clock.GetUtcNow().AddSeconds(number),
        };
        return hasPlan ? product.With(PlanOf(product)) : product;
    }

    private static Plan PlanOf(Product product) => new()
    {
        Id = PlanId.From(Guid.CreateVersion7(product.CreatedAt)), ProductId = product.Id, Vendor = Vendor, Code = "one", Name = "One", Summary = "",
        Price = new Money(1m, "EUR"), SetupFee = Money.Zero("EUR"), PeriodMonths = 1, Machine = new MachineSize(1, 256, 2, 0, "tiny"),
    };
}
