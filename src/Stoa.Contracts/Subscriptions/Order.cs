using Stoa.Contracts.Billing;
using Stoa.Contracts.Catalog;
using Stoa.Contracts.Common;

namespace Stoa.Contracts.Subscriptions;

/// <summary>The states of market.md, orders and subscriptions.</summary>
public enum OrderState
{
    /// <summary>The first payment is under way or missing.</summary>
    WaitingPayment,

    /// <summary>Paid; the deployer works.</summary>
    Pending,

    /// <summary>Running.</summary>
    Deployed,

    /// <summary>The deployer gave up.</summary>
    Failed,

    /// <summary>Not paid in time, or declined for good.</summary>
    PaymentExpired,

    /// <summary>The end was asked for.</summary>
    UndeploySent,

    /// <summary>Gone.</summary>
    Undeployed,
}

/// <param name="Plan">What is ordered. The price is the plan's; an order cannot name one.</param>
/// <param name="Hostname">1 to 63 of a-z, 0-9 and hyphen, not at the ends (RFC 1123 section 2.1).</param>
/// <param name="SshKey">One line of OpenSSH's public key format: ssh-ed25519, ecdsa-sha2-nistp256/384/521 or ssh-rsa of 2048 bits or more.</param>
/// <param name="PaymentMethod">Made at billing before.</param>
public sealed record OrderRequest(PlanId Plan, string Hostname, string SshKey, PaymentMethodId PaymentMethod);

/// <summary>An order before its payment method is known; the members are those of <see cref="OrderRequest"/>.</summary>
public sealed record OrderValidationRequest(PlanId Plan, string Hostname, string SshKey);

/// <param name="PaymentMethod">The one to try now.</param>
public sealed record OrderPaymentRequest(PaymentMethodId PaymentMethod);

/// <param name="Id">The order.</param>
/// <param name="Number">Short, for people and mails; counts up by storefront.</param>
/// <param name="Subscription">What it begins.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Detail">Why it stands there: what is waited for, what was declined.</param>
/// <param name="ProductName">As ordered.</param>
/// <param name="PlanName">As ordered.</param>
/// <param name="Hostname">As ordered.</param>
/// <param name="Totals">As ordered.</param>
/// <param name="PlacedAt">When.</param>
/// <param name="PayUntil">When it expires unless it is paid; null once it is.</param>
/// <param name="CanPayAgain">True when a card was declined: another one may be tried.</param>
/// <param name="CanTerminate">True when its end may be asked for.</param>
/// <param name="Version">Grows with each change; the ETag.</param>
/// <param name="PaymentToConfirm">The payment that the bank wants confirmed (3-D Secure); null when there is none.</param>
public sealed record OrderView(
    OrderId Id, long Number, SubscriptionId Subscription, OrderState State, string? Detail, string ProductName, string PlanName,
    string Hostname, TotalsView Totals, DateTimeOffset PlacedAt, DateTimeOffset? PayUntil, bool CanPayAgain, bool CanTerminate, long Version,
    PaymentId? PaymentToConfirm = null) : IVersioned;
