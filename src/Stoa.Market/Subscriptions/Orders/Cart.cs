using Stoa.Contracts.Billing;
using Stoa.Contracts.Catalog;
using Stoa.Contracts.Common;
using Stoa.Contracts.Subscriptions;

namespace Stoa.Market.Subscriptions.Orders;

/// <summary>An order that was checked: nothing in it can be wrong any more.</summary>
internal sealed record Cart(
    TenantId Customer, OfferView Offer, TotalsView Totals, string Hostname, SshPublicKey SshKey, PaymentMethodId PaymentMethod);
