using Stoa.Contracts.Deployer;
using Stoa.Platform.Lifecycles;
using static Stoa.Cloud.Deployer.Deployments.DeploymentEvent;

namespace Stoa.Cloud.Deployer.Deployments;

/// <summary>What can happen to a deployment.</summary>
internal enum DeploymentEvent
{
    Started,
    StepsCompleted,
    GaveUp,
    SwitchedOff,
    SwitchedOn,
    MachineLost,
    TerminationRequested,
    ResourcesReleased,
}

/// <summary>The stable states; what is in flight is told by the run.</summary>
internal static class DeploymentLifecycle
{
    public static readonly Transitions<DeploymentState, DeploymentEvent> Table = new(
        (DeploymentState.Pending, Started, DeploymentState.Provisioning),
        (DeploymentState.Pending, TerminationRequested, DeploymentState.Terminating),
        (DeploymentState.Provisioning, StepsCompleted, DeploymentState.Running),
        (DeploymentState.Provisioning, GaveUp, DeploymentState.Failed),
        (DeploymentState.Provisioning, TerminationRequested, DeploymentState.Terminating),
        (DeploymentState.Running, SwitchedOff, DeploymentState.Stopped),
        (DeploymentState.Running, MachineLost, DeploymentState.Failed),
        (DeploymentState.Running, TerminationRequested, DeploymentState.Terminating),
        (DeploymentState.Stopped, SwitchedOn, DeploymentState.Running),
        (DeploymentState.Stopped, MachineLost, DeploymentState.Failed),
        (DeploymentState.Stopped, TerminationRequested, DeploymentState.Terminating),
        (DeploymentState.Failed, TerminationRequested, DeploymentState.Terminating),
        (DeploymentState.Terminating, ResourcesReleased, DeploymentState.Terminated));
}
