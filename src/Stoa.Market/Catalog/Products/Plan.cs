using Stoa.Contracts.Catalog;
using Stoa.Contracts.Common;

namespace Stoa.Market.Catalog.Products;

/// <summary>One way to buy a product.</summary>
internal sealed class Plan
{
    public PlanId Id { get; init; }
    public ProductId ProductId { get; init; }

    /// <summary>The vendor, as of the product: who may write the row.</summary>
    public TenantId Vendor { get; init; }

    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string Summary { get; init; }

    /// <summary>Net, for each period.</summary>
    public Money Price { get; init; }

    /// <summary>Net, once.</summary>
    public Money SetupFee { get; init; }

    public int PeriodMonths { get; init; }
    public required MachineSize Machine { get; init; }
    public bool IsRecommended { get; init; }

    public PlanView ToView() => new(Id, Code, Name, Summary, Price, SetupFee, PeriodMonths, Machine, IsRecommended);
}
