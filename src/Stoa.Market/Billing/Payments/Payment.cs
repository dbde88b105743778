using Stoa.Contracts.Billing;
using Stoa.Contracts.Common;
using Stoa.Contracts.Subscriptions;
using Stoa.Market.Billing.Ledger;
using Stoa.Platform.Lifecycles;
using Stoa.Platform.Storage;

namespace Stoa.Market.Billing.Payments;

/// <summary>Where an attempt to get money stands (market.md, billing).</summary>
internal enum PaymentState
{
    /// <summary>Asked for, or the answer is missing.</summary>
    Pending,

    /// <summary>The money came.</summary>
    Succeeded,

    /// <summary>It will not come this way.</summary>
    Failed,
}

/// <summary>What the gateway says.</summary>
internal enum PaymentEvent
{
    Charged,
    Declined,
}

/// <summary>One attempt to get the money for an order, with one payment method.</summary>
internal sealed class Payment : Aggregate
{
    public static readonly Transitions<PaymentState, PaymentEvent> Lifecycle = new(
        (PaymentState.Pending, PaymentEvent.Charged, PaymentState.Succeeded),
        (PaymentState.Pending, PaymentEvent.Declined, PaymentState.Failed));

    public PaymentId Id { get; init; }
    public TenantId TenantId { get; init; }
    public OrderId OrderId { get; init; }
    public PaymentMethodId PaymentMethodId { get; init; }
    public Money Amount { get; init; }
    public DateTimeOffset RequestedAt { get; init; }
    public PaymentState State { get; private set; } = Lifecycle.Initial;
    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>Why it failed, for programs.</summary>
    public string? Code { get; private set; }

    /// <summary>Why it failed, for the customer.</summary>
    public string? Detail { get; private set; }

    public override string Subject => Id.ToString();

    /// <summary>Where it is booked.</summary>
    public Book Book => new(TenantId.Marketplace, TenantId);

    public void Succeed(DateTimeOffset at) => (State, SettledAt) = (Lifecycle.Move(State, PaymentEvent.Charged), at);

    public void Fail(string code, string detail, DateTimeOffset at) =>
        (State, Code, Detail, SettledAt) = (Lifecycle.Move(State, PaymentEvent.Declined), code, detail, at);
}
