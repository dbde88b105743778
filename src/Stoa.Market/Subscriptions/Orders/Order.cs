using Stoa.Contracts.Catalog;
using Stoa.Contracts.Common;
using Stoa.Contracts.Storefronts;
using Stoa.Contracts.Subscriptions;

namespace Stoa.Market.Subscriptions.Orders;

/// <summary>What was agreed, at that time and at that price. It never changes; what comes of it is the <see cref="Subscription"/>'s.</summary>
internal sealed class Order
{
    public OrderId Id { get; init; }

    /// <summary>For people.</summary>
    public long Number { get; init; }

    /// <summary>Where it was placed.</summary>
    public StorefrontId StorefrontId { get; init; }

    /// <summary>In whose name the invoice is written.</summary>
    public TenantId IssuerId { get; init; }

    public TenantId VendorId { get; init; }
    public TenantId CustomerId { get; init; }
    public PlanId PlanId { get; init; }
    public required string ProductSlug { get; init; }
    public required string ProductName { get; init; }
    public required string PlanName { get; init; }

    /// <summary>What was due when it was placed.</summary>
    public required TotalsView Totals { get; init; }

    public DateTimeOffset PlacedAt { get; init; }
}
