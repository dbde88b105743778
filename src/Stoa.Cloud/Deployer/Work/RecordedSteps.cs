using Stoa.Cloud.Deployer.Deployments;
using Stoa.Cloud.Deployer.Storage;
using Stoa.Contracts.Common;
using Stoa.Contracts.Deployer;
using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Deployer.Work;

/// <summary>The local steps: whether to begin is decided, what came of it is recorded and told.</summary>
internal sealed class RecordedSteps(DeployerStore store, TimeProvider clock)
{
    public async Task<StepResult> BeginProvisioning(StepContext<DeploymentWork> step, CancellationToken cancel)
    {
        var deployment = await Find(step, cancel);
        if (deployment.State == DeploymentState.Terminating) return StepResult.Stop(DeployerProblems.NotDeployed.Type, "The subscription has ended.");
        if (deployment.State == DeploymentState.Pending) deployment.Apply(DeploymentEvent.Started);
        return await Saved(cancel);
    }

    /// <summary>The run gave up. When the subscription has ended, that is no failure.</summary>
    public async Task<StepResult> RecordFailure(StepContext<DeploymentWork> step, CancellationToken cancel)
    {
        var deployment = await Find(step, cancel);
        if (deployment.State != DeploymentState.Provisioning) return StepResult.Done;
        deployment.Apply(DeploymentEvent.GaveUp);
        deployment.ReachAt(null);
        store.Publish(new DeploymentFailed(deployment.Id, deployment.Subscription, deployment.Order, step.Failure!.Code, step.Failure.Detail), deployment, clock);
        return await Saved(cancel);
    }

    public async Task<StepResult> RecordRunning(StepContext<DeploymentWork> step, CancellationToken cancel)
    {
        var deployment = await Find(step, cancel);
        deployment.Apply(DeploymentEvent.StepsCompleted);
        deployment.ReachAt(step.State.Ssh);
        deployment.IsCalled(step.State.Name);
        store.Publish(
            new DeploymentSucceeded(deployment.Id, deployment.Subscription, deployment.Order, deployment.ProductName, deployment.Hostname, deployment.Endpoint!),
            deployment, clock);
        return await Saved(cancel);
    }

    public async Task<StepResult> CheckDeployed(StepContext<DeploymentWork> step, CancellationToken cancel) =>
        (await Find(step, cancel)).IsDeployed ? StepResult.Done : StepResult.Stop(DeployerProblems.NotDeployed.Type, DeployerProblems.NotDeployed.Title);

    public async Task<StepResult> RecordStopped(StepContext<DeploymentWork> step, CancellationToken cancel)
    {
        var deployment = await Find(step, cancel);
        if (deployment.State == DeploymentState.Running) deployment.Apply(DeploymentEvent.SwitchedOff);
        return await Saved(cancel);
    }

    public async Task<StepResult> RecordStarted(StepContext<DeploymentWork> step, CancellationToken cancel)
    {
        var deployment = await Find(step, cancel);
        if (deployment.State == DeploymentState.Stopped) deployment.Apply(DeploymentEvent.SwitchedOn);
        if (deployment.IsDeployed) deployment.ReachAt(step.State.Ssh);
        return await Saved(cancel);
    }

    public async Task<StepResult> RecordTerminated(StepContext<DeploymentWork> step, CancellationToken cancel)
    {
        var deployment = await Find(step, cancel);
        deployment.Apply(DeploymentEvent.ResourcesReleased);
        deployment.ReachAt(null);
        deployment.IsCalled(null);
        store.Publish(new DeploymentTerminated(deployment.Id, deployment.Subscription, deployment.Order), deployment, clock);
        return await Saved(cancel);
    }

    private async Task<Deployment> Find(StepContext<DeploymentWork> step, CancellationToken cancel) =>
        TypeId.TryParse<DeploymentId>(step.Subject, out var id) && await store.Find(id, cancel) is { } deployment
            ? deployment
            : throw new InvalidOperationException($"The deployment {step.Subject} of the run {step.Run} is not on record.");

    private async Task<StepResult> Saved(CancellationToken cancel)
    {
        await store.SaveChangesAsync(cancel);
        return StepResult.Done;
    }
}
