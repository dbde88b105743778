using Stoa.Contracts.Fabric;
using Stoa.Contracts.Subscriptions;
using Stoa.Market.Subscriptions.Storage;
using Stoa.Platform.Workflows;

namespace Stoa.Market.Subscriptions.Orders;

/// <summary>Lets go of the quota that was kept for an order which no machine is made for any more, or not until it is paid again.</summary>
internal sealed class FreeQuota(SubscriptionsStore store, FabricClient fabric) : Workflow<FreeQuotaState>
{
    public override string Name => "free-quota";

    public override Lane Lane => Lane.Bulk;

    public override IReadOnlyList<Step<FreeQuotaState>> Steps => [new("check-need", CheckNeed) { IsLocal = true }, new("free-quota", Free)];

    /// <summary>Begins it in the transaction of the change that it follows from.</summary>
    /// <param name="changed">The store of that transaction.</param>
    /// <param name="runs">Starts it.</param>
    /// <param name="subscription">Whose quota.</param>
    /// <param name="because">What changed: the same twice is one.</param>
    /// <param name="cancel">Gives up.</param>
    public static Task Begin(SubscriptionsStore changed, Runs runs, Subscription subscription, string because, CancellationToken cancel) =>
        runs.Start<FreeQuota, FreeQuotaState>(changed, subscription.Subject, new() { Order = subscription.OrderId }, because, cancel);

    // By now the customer may pay with another card.
    private async Task<StepResult> CheckNeed(StepContext<FreeQuotaState> context, CancellationToken cancel)
    {
        var subscription = await store.Of(context.State.Order, cancel);
        context.State.IsNeeded = subscription.PaymentUnderWay is not null || subscription.State is OrderState.Pending or OrderState.Deployed;
        return StepResult.Done;
    }

    private async Task<StepResult> Free(StepContext<FreeQuotaState> context, CancellationToken cancel)
    {
        if (!context.State.IsNeeded) await fabric.Free(context.Subject, cancel);
        return StepResult.Done;
    }
}

/// <summary>Which order.</summary>
internal sealed class FreeQuotaState
{
    public OrderId Order { get; set; }

    /// <summary>True where a machine is made for it after all.</summary>
    public bool IsNeeded { get; set; }
}
