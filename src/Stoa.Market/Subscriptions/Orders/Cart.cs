using Stoa.Contracts.Billing;
using Stoa.Contracts.Common;
using Stoa.Contracts.Subscriptions;

namespace Stoa.Market.Subscriptions.Orders;

/// <summary>An order that was checked: nothing in it can be wrong any more.</summary>
internal sealed record Cart(TenantId Customer, WantedMachine Wanted, TotalsView Totals, PaymentMethodId PaymentMethod);
