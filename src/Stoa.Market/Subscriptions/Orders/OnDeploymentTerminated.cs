using Stoa.Contracts.Deployer;
using Stoa.Market.Subscriptions.Storage;
using Stoa.Platform.Messaging;

namespace Stoa.Market.Subscriptions.Orders;

/// <summary>Nothing of it is left.</summary>
internal sealed class OnDeploymentTerminated(SubscriptionsStore store) : IHandle<DeploymentTerminated>
{
    public async Task Handle(DeploymentTerminated message, CancellationToken cancel) => (await store.Of(message.Order, cancel)).Undeploy();
}
