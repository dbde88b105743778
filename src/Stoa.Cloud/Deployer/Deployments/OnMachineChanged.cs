using Stoa.Cloud.Deployer.Storage;
using Stoa.Cloud.Deployer.Work;
using Stoa.Contracts.Common;
using Stoa.Contracts.Compute;
using Stoa.Contracts.Deployer;
using Stoa.Platform.Messaging;
using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Deployer.Deployments;

/// <summary>The machine of a deployment changed: the run that waits for it is told; without one, the change is taken over.</summary>
internal sealed class OnMachineChanged(DeployerStore store, Runs runs) : IHandle<MachineChanged>
{
    public async Task Handle(MachineChanged message, CancellationToken cancel)
    {
        if (!TypeId.TryParse<DeploymentId>(message.MachineKey, out var id) || await store.Find(id, cancel) is not { } deployment) return;
        if (await runs.Notice(store, deployment.Subject, MachineSteps.Changed, cancel)) return;
        if (message.Machine.InFlight is null && Difference(deployment.State, message.Machine.State) is { } happened) deployment.Apply(happened);
        if (deployment.State == DeploymentState.Failed) deployment.ReachAt(null);
        else if (message.Machine.Address is { } ssh && deployment.IsDeployed) deployment.ReachAt(ssh);
        await store.SaveChangesAsync(cancel);
    }

    private static DeploymentEvent? Difference(DeploymentState deployment, MachineState machine) => (deployment, machine) switch
    {
        (DeploymentState.Running, MachineState.Stopped) => DeploymentEvent.SwitchedOff,
        (DeploymentState.Stopped, MachineState.Running) => DeploymentEvent.SwitchedOn,
        // It was delivered and is lost: the cloud knows it no more. That is no failed order, so nobody is told of one.
        (DeploymentState.Running or DeploymentState.Stopped, MachineState.Error) => DeploymentEvent.MachineLost,
        _ => null,
    };
}
