using Stoa.Contracts.Deployer;
using Stoa.Market.Subscriptions.Storage;
using Stoa.Platform.Messaging;
using Stoa.Platform.Workflows;

namespace Stoa.Market.Subscriptions.Orders;

/// <summary>The deployer gave up.</summary>
internal sealed class OnDeploymentFailed(SubscriptionsStore store, Runs runs) : IHandle<DeploymentFailed>
{
    public async Task Handle(DeploymentFailed message, CancellationToken cancel)
    {
        var subscription = await store.Of(message.Order, cancel);
        subscription.FailDeployment(message.Detail);
        await FreeQuota.Begin(store, runs, subscription, "failed", cancel);
    }
}
