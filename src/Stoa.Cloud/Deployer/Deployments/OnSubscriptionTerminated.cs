using Stoa.Cloud.Deployer.Storage;
using Stoa.Cloud.Deployer.Work;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Subscriptions;
using Stoa.Platform.Messaging;
using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Deployer.Deployments;

/// <summary>A subscription shall end: what is under way for it is undone, what runs for it is removed.</summary>
internal sealed class OnSubscriptionTerminated(DeployerStore store, Runs runs) : IHandle<SubscriptionTerminated>
{
    public async Task Handle(SubscriptionTerminated message, CancellationToken cancel)
    {
        if (await store.Of(message.Subscription, cancel) is not { } deployment) return;
        if (deployment.State is DeploymentState.Terminating or DeploymentState.Terminated) return;
        deployment.Apply(DeploymentEvent.TerminationRequested);
        await store.SaveChangesAsync(cancel);
        await runs.Cancel(store, deployment.Subject, cancel);
        await runs.Start<TerminateWorkflow, DeploymentWork>(store, deployment.Subject, DeploymentWork.For(deployment), "terminated", cancel);
    }
}
