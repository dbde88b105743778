using Stoa.Contracts.Billing;
using Stoa.Contracts.Common;
using Stoa.Contracts.Subscriptions;

namespace Stoa.Market.Subscriptions.Orders;

/// <summary>An order that was checked: nothing in it can be wrong any more.</summary>
/// <param name="Subscription">Of the one that it becomes.</param>
/// <param name="Customer">Who orders.</param>
/// <param name="Wanted">What.</param>
/// <param name="Totals">What is due.</param>
/// <param name="PaymentMethod">By what it is paid.</param>
internal sealed record Cart(SubscriptionId Subscription, TenantId Customer, WantedMachine Wanted, TotalsView Totals, PaymentMethodId PaymentMethod);
