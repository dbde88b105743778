using Stoa.Contracts.Deployer;
using Stoa.Market.Subscriptions.Storage;
using Stoa.Platform.Messaging;

namespace Stoa.Market.Subscriptions.Orders;

/// <summary>It runs.</summary>
internal sealed class OnDeploymentSucceeded(SubscriptionsStore store) : IHandle<DeploymentSucceeded>
{
    public async Task Handle(DeploymentSucceeded message, CancellationToken cancel) => (await store.Of(message.Order, cancel)).Deploy();
}
