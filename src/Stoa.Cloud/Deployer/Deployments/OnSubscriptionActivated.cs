using Stoa.Cloud.Deployer.Storage;
using Stoa.Cloud.Deployer.Work;
using Stoa.Contracts.Subscriptions;
using Stoa.Platform.Messaging;
using Stoa.Platform.Storage;
using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Deployer.Deployments;

/// <summary>A subscription shall run: what runs for it is begun.</summary>
internal sealed class OnSubscriptionActivated(DeployerStore store, Runs runs, OperationContext operation, TimeProvider clock)
    : IHandle<SubscriptionActivated>
{
    public async Task Handle(SubscriptionActivated message, CancellationToken cancel)
    {
        if (await store.Of(message.Subscription, cancel) is not null) return;
        var deployment = Deployment.For(message, operation.Tenant, clock.GetUtcNow());
        store.Deployments.Add(deployment);
        await store.SaveChangesAsync(cancel);
        await runs.Start<BareVmWorkflow, DeploymentWork>(store, deployment.Subject, DeploymentWork.For(deployment), "activated", cancel);
    }
}
