using Stoa.Contracts.Catalog;
using Stoa.Contracts.Common;
using Stoa.Contracts.Fabric;
using Stoa.Contracts.Subscriptions;
using Stoa.Market.Subscriptions.Storage;
using Stoa.Platform.Workflows;

namespace Stoa.Market.Subscriptions.Orders;

/// <summary>Has fabric keep the quota of an order for longer: its payment may have been taken, and nobody knows yet.</summary>
internal sealed class KeepQuota(SubscriptionsStore store, FabricClient fabric) : Workflow<KeepQuotaState>
{
    /// <summary>Half of the shortest time that fabric can be told to keep quota for.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(30);

    public override string Name => "keep-quota";

    public override Lane Lane => Lane.Bulk;

    public override IReadOnlyList<Step<KeepQuotaState>> Steps => [new("check-need", CheckNeed) { IsLocal = true }, new("keep-quota", Keep)];

    /// <summary>Begins it in the transaction of the store. Beside <see cref="FreeQuota"/> it is on the same subject: the later one has the last word.</summary>
    public static Task Begin(SubscriptionsStore store, Runs runs, Subscription subscription, DateTimeOffset now, CancellationToken cancel) =>
        runs.Start<KeepQuota, KeepQuotaState>(store, subscription.Subject, new() { Order = subscription.OrderId }, $"{subscription.PaymentUnderWay} {now:O}", cancel);

    // By now the money may be there or declined.
    private async Task<StepResult> CheckNeed(StepContext<KeepQuotaState> context, CancellationToken cancel)
    {
        var subscription = await store.Of(context.State.Order, cancel);
        context.State.Machine = subscription.PaymentUnderWay is null ? null : subscription.Machine;
        return StepResult.Done;
    }

    private async Task<StepResult> Keep(StepContext<KeepQuotaState> context, CancellationToken cancel)
    {
        if (context.State.Machine is not { } machine) return StepResult.Done;
        try
        {
            await fabric.Reserve(context.Subject, QuotaDesk.RoomOf(machine), null, cancel);
        }
        catch (ProblemException refused) when (refused.Problem.Type is FabricClient.QuotaExceeded or FabricClient.NoRoom)
        {
            // It had lapsed while nothing ran here, and another order took it; the machine asks for it again when it is paid.
            return StepResult.Done;
        }

        return StepResult.Done;
    }
}

/// <summary>Which order.</summary>
internal sealed class KeepQuotaState
{
    public OrderId Order { get; set; }

    /// <summary>Whose quota is kept; null where nothing is to be kept any more.</summary>
    public MachineSize? Machine { get; set; }
}
