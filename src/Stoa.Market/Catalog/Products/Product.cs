using Stoa.Contracts.Catalog;
using Stoa.Contracts.Common;
using Stoa.Platform.Storage;

namespace Stoa.Market.Catalog.Products;

/// <summary>Something that a vendor sells, as it is published.</summary>
internal sealed class Product : Aggregate
{
    private readonly List<Plan> plans = [];

    public ProductId Id { get; init; }

    /// <summary>The company that sells it, and alone may change it.</summary>
    public TenantId Vendor { get; init; }

    /// <summary>A copy: a page of products must not ask for each vendor.</summary>
    public required string VendorName { get; init; }

    public required string Slug { get; init; }
    public required string Name { get; init; }
    public ProductType Type { get; init; }
    public required string Summary { get; init; }

    /// <summary>Markdown.</summary>
    public required string Description { get; init; }

    public bool IsSample { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public IReadOnlyList<Plan> Plans => plans;
    public override string Subject => Id.ToString();

    public Product With(params IEnumerable<Plan> added)
    {
        plans.AddRange(added);
        return this;
    }

    public ProductView ToView() => new(
        Id, Slug, Name, Vendor, VendorName, Type, Summary, Description, IsSample,
        [.. plans.OrderBy(plan => plan.Price.Amount).ThenBy(plan => plan.Code, StringComparer.Ordinal).Select(plan => plan.ToView())], Version);
}
