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
    /// <summary>Asked for.</summary>
    Pending,

    /// <summary>The customer has to confirm it at the bank (3-D Secure).</summary>
    RequiresAction,

    /// <summary>The gateway's answer is missing: it may have been taken. Somebody asks until it is known.</summary>
    Unknown,

    /// <summary>The money came.</summary>
    Succeeded,

    /// <summary>It will not come this way.</summary>
    Failed,

    /// <summary>The money went back.</summary>
    Refunded,
}

/// <summary>What the gateway says.</summary>
internal enum PaymentEvent
{
    Charged,
    Declined,
    ActionAsked,
    AnswerLost,
    GivenBack,
}

/// <summary>One attempt to get the money for an order, with one payment method.</summary>
internal sealed class Payment : Aggregate
{
    public static readonly Transitions<PaymentState, PaymentEvent> Lifecycle = new(
        (PaymentState.Pending, PaymentEvent.Charged, PaymentState.Succeeded),
        (PaymentState.Pending, PaymentEvent.Declined, PaymentState.Failed),
        (PaymentState.Pending, PaymentEvent.ActionAsked, PaymentState.RequiresAction),
        (PaymentState.Pending, PaymentEvent.AnswerLost, PaymentState.Unknown),
        (PaymentState.RequiresAction, PaymentEvent.Charged, PaymentState.Succeeded),
        (PaymentState.RequiresAction, PaymentEvent.Declined, PaymentState.Failed),
        (PaymentState.Unknown, PaymentEvent.Charged, PaymentState.Succeeded),
        (PaymentState.Unknown, PaymentEvent.Declined, PaymentState.Failed),
        (PaymentState.Unknown, PaymentEvent.ActionAsked, PaymentState.RequiresAction),
        (PaymentState.Succeeded, PaymentEvent.GivenBack, PaymentState.Refunded));

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

    /// <summary>True while nobody knows how it will end.</summary>
    public bool IsOpen => State is PaymentState.Pending or PaymentState.RequiresAction or PaymentState.Unknown;

    public void GiveBack() => State = Lifecycle.Move(State, PaymentEvent.GivenBack);

    public void AskForAction() => State = Lifecycle.Move(State, PaymentEvent.ActionAsked);

    public void LoseSight() => State = Lifecycle.Move(State, PaymentEvent.AnswerLost);

    public void Fail(string code, string detail, DateTimeOffset at) =>
        (State, Code, Detail, SettledAt) = (Lifecycle.Move(State, PaymentEvent.Declined), code, detail, at);
}
