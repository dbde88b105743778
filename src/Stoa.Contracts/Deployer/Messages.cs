using Stoa.Contracts.Messaging;
using Stoa.Contracts.Subscriptions;

namespace Stoa.Contracts.Deployer;

/// <summary>A deployment is there and can be used.</summary>
public sealed record DeploymentSucceeded(
    DeploymentId Deployment, SubscriptionId Subscription, OrderId Order, string ProductName, string Hostname, EndpointView Endpoint) : IMessage
{
    public static string WireName => "deployer.deployment-succeeded";
    public string Key => Deployment.ToString();
}

/// <summary>The deployer gave up; what it had made is removed.</summary>
public sealed record DeploymentFailed(DeploymentId Deployment, SubscriptionId Subscription, OrderId Order, string Code, string Detail) : IMessage
{
    public static string WireName => "deployer.deployment-failed";
    public string Key => Deployment.ToString();
}

/// <summary>Nothing of a deployment is left.</summary>
public sealed record DeploymentTerminated(DeploymentId Deployment, SubscriptionId Subscription, OrderId Order) : IMessage
{
    public static string WireName => "deployer.deployment-terminated";
    public string Key => Deployment.ToString();
}
