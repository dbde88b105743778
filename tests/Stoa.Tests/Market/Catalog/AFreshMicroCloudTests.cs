using System.Net;
using Stoa.Contracts.Catalog;
using Stoa.Market.Catalog.Samples;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market.Catalog;

public sealed class AFreshMicroCloudTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private TestNode node = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private CatalogClient Catalog => new(node.AsVisitor());

    public async ValueTask InitializeAsync() => node = await CatalogNode.Start(database, hasSamples: true);

    public async ValueTask DisposeAsync() => await node.DisposeAsync();

    [Fact]
    public async Task A_visitor_sees_the_sample_with_its_plans_cheapest_first()
    {
        var product = Assert.Single((await Catalog.Products(null, Cancel)).Items);
        Assert.Equal(("bare-vm", "Bare VM", true), (product.Slug, product.Name, product.IsSample));
        Assert.Equal((SampleCatalog.Vendor, "Portico Machines"), (product.Vendor, product.VendorName));
        Assert.Equal(["small 4.99 EUR + 0.00 EUR", "small-data 6.49 EUR + 1.00 EUR"], product.Plans.Select(p => $"{p.Code} {p.Price} + {p.SetupFee}"));
        Assert.Equal([new MachineSize(1, 256, 2, 0, "tiny"), new MachineSize(1, 256, 2, 1, "tiny")], product.Plans.Select(p => p.Machine));
        Assert.Equal(["small-data"], product.Plans.Where(p => p.IsRecommended).Select(p => p.Code));
    }

    [Fact]
    public async Task A_product_is_found_by_its_slug_and_an_offer_by_its_plan()
    {
        var product = await Catalog.Product("bare-vm", Cancel);
        var offer = await Catalog.Offer(product!.Plans[1].Id, Cancel);
        Assert.Equal((product.Id, "small-data"), (offer!.Product.Id, offer.Plan.Code));
    }

    [Theory]
    [InlineData("products/no-such-thing")]
    [InlineData("products/Bare-VM")]
    [InlineData("plans/plan_01j9x6m3c5f3q8v2w0k7e4h1ta")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        using var answer = await node.AsVisitor().GetAsync($"/api/catalog/{path}", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("stoa:not-found", await answer.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task A_second_start_changes_nothing()
    {
        var before = await Catalog.Product("bare-vm", Cancel);
        await using var again = await CatalogNode.Start(database, hasSamples: true);
        var after = await new CatalogClient(again.AsVisitor()).Product("bare-vm", Cancel);
        Assert.Equal(before!.Plans.Select(p => p.Id), after!.Plans.Select(p => p.Id));
        Assert.Equal(1L, await database.AsAdmin("SELECT count(*) FROM catalog.product"));
    }

    [Fact]
    public async Task Whoever_has_the_product_already_is_answered_not_modified()
    {
        using var first = await node.AsVisitor().GetAsync("/api/catalog/products/bare-vm", Cancel);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/catalog/products/bare-vm");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await node.AsVisitor().SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }
}
