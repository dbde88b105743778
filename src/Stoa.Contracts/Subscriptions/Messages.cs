using Stoa.Contracts.Billing;
using Stoa.Contracts.Catalog;
using Stoa.Contracts.Common;
using Stoa.Contracts.Messaging;

namespace Stoa.Contracts.Subscriptions;

/// <summary>A customer ordered. That the money is asked for is said by <see cref="PaymentRequested"/>.</summary>
public sealed record OrderPlaced(
    OrderId Order, long Number, SubscriptionId Subscription, TenantId Customer, TenantId Vendor, PlanId Plan, string ProductName,
    string PlanName, PaymentMethodId PaymentMethod, TotalsView Totals) : IMessage
{
    public static string WireName => "subscriptions.order-placed";
    public string Key => Order.ToString();
}

/// <summary>Money for an order is due: said when it is placed, and again for each other card that the customer tries.</summary>
/// <param name="Payment">The attempt; the answer carries it.</param>
/// <param name="Order">For what.</param>
/// <param name="Number">The order's, for the customer's statement.</param>
/// <param name="PaymentMethod">From where.</param>
/// <param name="Amount">Gross, rounded to the minor unit.</param>
public sealed record PaymentRequested(PaymentId Payment, OrderId Order, long Number, PaymentMethodId PaymentMethod, Money Amount) : IMessage
{
    public static string WireName => "subscriptions.payment-requested";
    public string Key => Order.ToString();
}

/// <summary>An order was not paid in time and takes no money any more.</summary>
public sealed record OrderExpired(OrderId Order) : IMessage
{
    public static string WireName => "subscriptions.order-expired";
    public string Key => Order.ToString();
}

/// <summary>A subscription is paid for and shall run.</summary>
/// <param name="Subscription">The subscription.</param>
/// <param name="Order">The order that began it.</param>
/// <param name="Number">The order's number, part of the name in the DNS.</param>
/// <param name="Customer">Who pays.</param>
/// <param name="ProductSlug">Part of the name in the DNS.</param>
/// <param name="ProductName">For people.</param>
/// <param name="Hostname">As ordered.</param>
/// <param name="SshKey">As ordered.</param>
/// <param name="Machine">The plan's size.</param>
public sealed record SubscriptionActivated(
    SubscriptionId Subscription, OrderId Order, long Number, TenantId Customer, string ProductSlug, string ProductName,
    string Hostname, string SshKey, MachineSize Machine) : IMessage
{
    public static string WireName => "subscriptions.subscription-activated";
    public string Key => Subscription.ToString();
}

/// <summary>A subscription shall end: what runs for it must go.</summary>
public sealed record SubscriptionTerminated(SubscriptionId Subscription, OrderId Order) : IMessage
{
    public static string WireName => "subscriptions.subscription-terminated";
    public string Key => Subscription.ToString();
}
