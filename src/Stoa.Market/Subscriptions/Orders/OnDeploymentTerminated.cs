using Stoa.Contracts.Deployer;
using Stoa.Market.Subscriptions.Storage;
using Stoa.Platform.Messaging;
using Stoa.Platform.Workflows;

namespace Stoa.Market.Subscriptions.Orders;

/// <summary>Nothing of it is left.</summary>
internal sealed class OnDeploymentTerminated(SubscriptionsStore store, Runs runs) : IHandle<DeploymentTerminated>
{
    public async Task Handle(DeploymentTerminated message, CancellationToken cancel)
    {
        var subscription = await store.Of(message.Order, cancel);
        subscription.Undeploy();
        await FreeQuota.Begin(store, runs, subscription, "terminated", cancel);
    }
}
