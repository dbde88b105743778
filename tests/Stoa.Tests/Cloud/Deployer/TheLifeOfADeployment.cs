using Stoa.Cloud.Deployer.Deployments;
using Stoa.Contracts.Catalog;
using Stoa.Contracts.Common;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Subscriptions;
using Stoa.Tests.Lifecycles;

namespace Stoa.Tests.Cloud.Deployer;

public sealed class TheLifeOfADeployment
{
    [Fact]
    public void Moves_by_its_table_and_in_no_other_way() => Assert.Equal(
        """
        Pending: Started -> Provisioning, TerminationRequested -> Terminating
        Provisioning: StepsCompleted -> Running, GaveUp -> Failed, TerminationRequested -> Terminating
        Terminating: ResourcesReleased -> Terminated
        Running: SwitchedOff -> Stopped, MachineLost -> Failed, TerminationRequested -> Terminating
        Failed: TerminationRequested -> Terminating
        Stopped: SwitchedOn -> Running, MachineLost -> Failed, TerminationRequested -> Terminating
        """, LifecycleWalk.Of<Deployment, DeploymentState, DeploymentEvent>(Made, (deployment, on) => deployment.Apply(on), deployment => deployment.State));

    private static Deployment Made() => Deployment.For(
        new SubscriptionActivated(
            new SubscriptionId(Guid.Empty), new OrderId(Guid.Empty), 1, TenantId.Marketplace, "bare-vm", "Bare VM", "web", Orders.SshKey, new MachineSize(1, 512, 4, 0, "tiny")),
        TenantId.Marketplace, DateTimeOffset.UnixEpoch);
}
