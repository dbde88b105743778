using Stoa.Contracts.Subscriptions;
using Stoa.Market.Subscriptions.Storage;
using Stoa.Platform.Workflows;

namespace Stoa.Market.Subscriptions.Orders;

/// <summary>An order that nobody pays ends by itself.</summary>
internal sealed class ExpireOrder(SubscriptionsStore store, TimeProvider clock) : Workflow<ExpireOrderState>
{
    /// <summary>Sent to the run when the money came.</summary>
    public const string Paid = "paid";

    private static readonly TimeSpan LookAgain = TimeSpan.FromHours(1);

    public override string Name => "expire-order";

    public override Lane Lane => Lane.Bulk;

    public override IReadOnlyList<Step<ExpireOrderState>> Steps => [new("wait-for-payment", WaitForPayment) { IsLocal = true }];

    private async Task<StepResult> WaitForPayment(StepContext<ExpireOrderState> context, CancellationToken cancel)
    {
        var subscription = await store.Of(context.State.Order, cancel);
        if (subscription.State != OrderState.WaitingPayment) return StepResult.Done;
        if (context.Now < subscription.PayUntil)
            return StepResult.Wait(Paid, subscription.PayUntil - context.Now, $"Waits for its payment until {subscription.PayUntil:yyyy-MM-dd HH:mm} UTC.");
        // Money that may have been taken already is not left behind by an order that is gone.
        if (subscription.PaymentUnderWay is not null) return StepResult.Later(LookAgain, "The outcome of the payment is not known yet.");
        subscription.ExpirePayment();
        store.Publish(new OrderExpired(subscription.OrderId), subscription, clock);
        return StepResult.Done;
    }
}

/// <summary>Which order.</summary>
internal sealed class ExpireOrderState
{
    public OrderId Order { get; set; }
}
