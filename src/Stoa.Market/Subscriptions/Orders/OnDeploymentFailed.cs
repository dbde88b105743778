using Stoa.Contracts.Deployer;
using Stoa.Market.Subscriptions.Storage;
using Stoa.Platform.Messaging;

namespace Stoa.Market.Subscriptions.Orders;

/// <summary>The deployer gave up.</summary>
internal sealed class OnDeploymentFailed(SubscriptionsStore store) : IHandle<DeploymentFailed>
{
    public async Task Handle(DeploymentFailed message, CancellationToken cancel) =>
        (await store.Of(message.Order, cancel)).FailDeployment(message.Detail);
}
