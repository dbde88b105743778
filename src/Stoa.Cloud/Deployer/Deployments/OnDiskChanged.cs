using Stoa.Cloud.Deployer.Storage;
using Stoa.Cloud.Deployer.Work;
using Stoa.Contracts.Storage;
using Stoa.Platform.Messaging;
using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Deployer.Deployments;

/// <summary>A data disk changed: the run that waits for it is told.</summary>
internal sealed class OnDiskChanged(DeployerStore store, Runs runs) : IHandle<DiskChanged>
{
    public async Task Handle(DiskChanged message, CancellationToken cancel)
    {
        if (Deployment.OfDataDisk(message.DiskKey) is { } id && await store.Find(id, cancel) is { } deployment)
            await runs.Notice(store, deployment.Subject, DiskSteps.Changed, cancel);
    }
}
