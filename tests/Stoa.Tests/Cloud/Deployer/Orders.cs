using Stoa.Contracts.Catalog;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Subscriptions;

namespace Stoa.Tests.Cloud.Deployer;

/// <summary>What subscriptions would say.</summary>
internal static class Orders
{
    public const string SshKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJvI2KLVvMn5uKQfzgXEaTzJDTXeDqDoBPL0yTtJkS4Y one";

    private static long number = 1000;

    // A number is an order's alone, and so is the name that is made of it.
    public static SubscriptionActivated New(CloudNode node, string image = "tiny") => new(
        new SubscriptionId(Guid.CreateVersion7()), new OrderId(Guid.CreateVersion7()), Interlocked.Increment(ref number), node.Customer.Company, "bare-vm", "Bare VM",
        "web-1", SshKey, new MachineSize(1, 512, 4, 0, image));

    public static SubscriptionTerminated End(this SubscriptionActivated activated) => new(activated.Subscription, activated.Order);

    /// <summary>Orders, lets it come as far as it comes without time passing, and looks.</summary>
    public static async Task<DeploymentView> Order(this CloudNode node, SubscriptionActivated? order = null)
    {
        order ??= New(node);
        await node.Say(order);
        await node.Settle();
        return (await node.Deployer.OfSubscription(order.Subscription, TestContext.Current.CancellationToken))!;
    }

    /// <summary>A deployment that runs.</summary>
    public static async Task<(SubscriptionActivated Order, DeploymentView View)> OrderRunning(this CloudNode node)
    {
        var order = New(node);
        var begun = await node.Order(order);
        return (order, await node.Until(begun.Id, view => view.State == DeploymentState.Running));
    }

    public static async Task<DeploymentView> Now(this CloudNode node, DeploymentId id) =>
        (await node.Deployer.Deployment(id, TestContext.Current.CancellationToken))!;
}
