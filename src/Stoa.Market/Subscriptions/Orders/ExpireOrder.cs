using Stoa.Contracts.Subscriptions;
using Stoa.Market.Subscriptions.Storage;
using Stoa.Platform.Workflows;

namespace Stoa.Market.Subscriptions.Orders;

/// <summary>An order that nobody pays ends by itself; one whose payment may have been taken waits on, and its quota is kept for it.</summary>
internal sealed class ExpireOrder(SubscriptionsStore store, Runs runs, TimeProvider clock) : Workflow<ExpireOrderState>
{
    /// <summary>Sent to the run when the money came, was declined, or is asked for once more.</summary>
    public const string PaymentMoved = "payment-moved";

    public override string Name => "expire-order";

    public override Lane Lane => Lane.Bulk;

    public override IReadOnlyList<Step<ExpireOrderState>> Steps => [new("wait-for-payment", WaitForPayment) { IsLocal = true }];

    private async Task<StepResult> WaitForPayment(StepContext<ExpireOrderState> context, CancellationToken cancel)
    {
        var subscription = await store.Of(context.State.Order, cancel);
        if (subscription.State != OrderState.WaitingPayment) return StepResult.Done;
        if (subscription.PaymentUnderWay is not null) return await FollowPayment(subscription, context, cancel);
        if (context.Now < subscription.PayUntil)
            return StepResult.Wait(PaymentMoved, subscription.PayUntil - context.Now, $"Waits for its payment until {subscription.PayUntil:yyyy-MM-dd HH:mm} UTC.");
        subscription.ExpirePayment();
        store.Publish(new OrderExpired(subscription.OrderId), subscription, clock);
        return StepResult.Done;
    }

    // Money that may have been taken already is not left behind by an order that is gone, nor by one whose machine is refused then.
    private async Task<StepResult> FollowPayment(Subscription subscription, StepContext<ExpireOrderState> context, CancellationToken cancel)
    {
        // Whoever asked for the payment has had the quota kept at that moment.
        if (context.IsTimedOut) await KeepQuota.Begin(store, runs, subscription, context.Now, cancel);
        return StepResult.Wait(PaymentMoved, KeepQuota.Every, "The outcome of the payment is not known yet.");
    }
}

/// <summary>Which order.</summary>
internal sealed class ExpireOrderState
{
    public OrderId Order { get; set; }
}
