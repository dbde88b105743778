using Stoa.Contracts.Common;
using Stoa.Contracts.Subscriptions;

namespace Stoa.Market.Notifications.Orders;

/// <summary>What later mails about an order call it.</summary>
internal sealed class KnownOrder
{
    public OrderId Id { get; init; }
    public TenantId TenantId { get; init; }
    public long Number { get; init; }
    public required string ProductName { get; init; }
    public required string PlanName { get; init; }
}
