using Stoa.Contracts.Billing;
using Stoa.Contracts.Catalog;
using Stoa.Contracts.Common;
using Stoa.Contracts.Subscriptions;
using Stoa.Platform.Lifecycles;
using Stoa.Platform.Storage;
using static Stoa.Contracts.Subscriptions.OrderState;

namespace Stoa.Market.Subscriptions.Orders;

/// <summary>What a customer pays for, from the order to the end.</summary>
internal sealed class Subscription : Aggregate
{
    /// <summary>The states of market.md, orders and subscriptions.</summary>
    public static readonly Transitions<OrderState, SubscriptionEvent> Lifecycle = new(
        (WaitingPayment, SubscriptionEvent.PaymentDeclined, WaitingPayment),
        (WaitingPayment, SubscriptionEvent.ConfirmationAsked, WaitingPayment),
        (WaitingPayment, SubscriptionEvent.PaymentRequested, WaitingPayment),
        (WaitingPayment, SubscriptionEvent.Paid, Pending),
        (WaitingPayment, SubscriptionEvent.PaymentTimedOut, PaymentExpired),
        (Pending, SubscriptionEvent.Deployed, Deployed),
        (Pending, SubscriptionEvent.DeploymentFailed, Failed),
        (Pending, SubscriptionEvent.TerminationRequested, UndeploySent),
        (Failed, SubscriptionEvent.Deployed, Deployed), // an operator let the deployer try again
        (Failed, SubscriptionEvent.TerminationRequested, UndeploySent),
        (Deployed, SubscriptionEvent.TerminationRequested, UndeploySent),
        (UndeploySent, SubscriptionEvent.Deployed, UndeploySent), // said before the deployer heard of the end
        (UndeploySent, SubscriptionEvent.DeploymentFailed, UndeploySent),
        (UndeploySent, SubscriptionEvent.Undeployed, Undeployed));

    public SubscriptionId Id { get; init; }
    public OrderId OrderId { get; init; }
    public TenantId CustomerId { get; init; }
    public TenantId VendorId { get; init; }
    public required string Hostname { get; init; }
    public required string SshKey { get; init; }
    public required MachineSize Machine { get; init; }

    /// <summary>Until then the first payment must have come.</summary>
    public DateTimeOffset PayUntil { get; init; }

    public OrderState State { get; private set; } = Lifecycle.Initial;

    /// <summary>Why it stands there, for the customer.</summary>
    public string? Detail { get; private set; }

    /// <summary>The payment whose outcome is not known yet. There is never a second one beside it: nobody pays twice.</summary>
    public PaymentId? PaymentUnderWay { get; private set; }

    /// <summary>Whether the customer has to confirm that payment at the bank.</summary>
    public bool IsConfirmationAsked { get; private set; }

    /// <summary>Set where it is read together with its order.</summary>
    public Order Order { get; init; } = null!;

    public override string Subject => Id.ToString();

    public bool CanPayAgain => PaymentUnderWay is null && Lifecycle.Allows(State, SubscriptionEvent.PaymentRequested);

    public bool CanTerminate => Lifecycle.Allows(State, SubscriptionEvent.TerminationRequested);

    public void RequestPayment(PaymentId payment)
    {
        Move(SubscriptionEvent.PaymentRequested, "The payment is under way.");
        PaymentUnderWay = payment;
    }

    public void AskForConfirmation()
    {
        Move(SubscriptionEvent.ConfirmationAsked, "Your bank wants you to confirm the payment.");
        IsConfirmationAsked = true;
    }

    public void Decline(string reason)
    {
        Move(SubscriptionEvent.PaymentDeclined, reason);
        EndPayment();
    }

    public void Pay()
    {
        Move(SubscriptionEvent.Paid, "Paid; the machine is being made.");
        EndPayment();
    }

    public void ExpirePayment() => Move(SubscriptionEvent.PaymentTimedOut, "It was not paid in time.");

    public void Deploy() => Move(SubscriptionEvent.Deployed, State == UndeploySent ? Detail : null);

    public void FailDeployment(string reason) => Move(SubscriptionEvent.DeploymentFailed, State == UndeploySent ? Detail : reason);

    public void Terminate() => Move(SubscriptionEvent.TerminationRequested, "The machine is being removed.");

    public void Undeploy() => Move(SubscriptionEvent.Undeployed, null);

    public OrderView ToView() => new(
        OrderId, Order.Number, Id, State, Detail, Order.ProductName, Order.PlanName, Hostname, Order.Totals, Order.PlacedAt,
        State == WaitingPayment ? PayUntil : null, CanPayAgain, CanTerminate, Version,
        IsConfirmationAsked ? PaymentUnderWay : null);

    private void EndPayment() => (PaymentUnderWay, IsConfirmationAsked) = (null, false);

    private void Move(SubscriptionEvent on, string? detail) => (State, Detail) = (Lifecycle.Move(State, on), detail);
}
