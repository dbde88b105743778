using Stoa.Contracts.Subscriptions;

namespace Stoa.Contracts.Billing;

/// <summary>The bank heard the customer; the order tells how the payment ends.</summary>
/// <param name="Payment">The payment.</param>
/// <param name="Order">What it pays.</param>
public sealed record PaymentAnswered(PaymentId Payment, OrderId Order);
