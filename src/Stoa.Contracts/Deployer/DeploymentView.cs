using Stoa.Contracts.Catalog;
using Stoa.Contracts.Common;
using Stoa.Contracts.Subscriptions;
using Stoa.Contracts.Workflows;

namespace Stoa.Contracts.Deployer;

/// <summary>Where a deployment stands; what is in flight is told apart, by its run.</summary>
public enum DeploymentState
{
    Pending,
    Provisioning,
    Running,
    Stopped,
    Failed,
    Terminating,
    Terminated,
}

/// <param name="Id">The deployment.</param>
/// <param name="Subscription">What pays for it.</param>
/// <param name="Order">The order that began it.</param>
/// <param name="ProductName">For people.</param>
/// <param name="Hostname">As ordered.</param>
/// <param name="State">The stable state.</param>
/// <param name="Machine">What was ordered.</param>
/// <param name="Endpoint">How to reach it; null until it runs.</param>
/// <param name="Run">The newest run with its steps: what happens, what is waited for.</param>
/// <param name="Version">Grows with each change of the deployment; the ETag also tells what its run does.</param>
/// <param name="CreatedAt">When the subscription was activated.</param>
public sealed record DeploymentView(
    DeploymentId Id, SubscriptionId Subscription, OrderId Order, string ProductName, string Hostname, DeploymentState State,
    MachineSize Machine, EndpointView? Endpoint, RunView? Run, long Version, DateTimeOffset CreatedAt) : ITaggedByContent
{
    /// <summary>In the DNS of this installation, such as <c>bare-vm-1001.apps.stoa.test</c>; null until it has one.</summary>
    public string? Name { get; init; }
}

/// <param name="Host">Name or address.</param>
/// <param name="Port">TCP port.</param>
/// <param name="User">Whom to log in as.</param>
/// <param name="Command">To be copied: <c>ssh -p 22001 debian@127.0.0.1</c>.</param>
public sealed record EndpointView(string Host, int Port, string User, string Command);
