using Stoa.Contracts.Deployer;
using Stoa.Contracts.Subscriptions;
using Stoa.Contracts.Workflows;

namespace Stoa.Cli.Deployments;

/// <summary>Shows each step of a deployment as it happens, then the way to reach it.</summary>
internal static class FollowDeployment
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static async Task<int> Run(Invocation call, SubscriptionId subscription, CancellationToken cancel)
    {
        if (await Begun(call, subscription, cancel) is not { } begun) return call.Output.Fail("The payment did not come through.", "See: stoa orders list");
        var deployment = await ToEnd(call, begun, cancel);
        if (deployment.Endpoint is { } endpoint) call.Output.Next(endpoint.Command);
        return deployment.State == DeploymentState.Running ? 0 : 1;
    }

    /// <summary>Shows the steps until nothing is in flight, then how the deployment stands.</summary>
    public static async Task<DeploymentView> ToEnd(Invocation call, DeploymentView deployment, CancellationToken cancel)
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var now in call.Client(http => new DeployerClient(http)).Follow(deployment.Id, cancel))
        {
            deployment = now;
            foreach (var step in now.Run?.Steps ?? []) Say(call, step, said);
        }

        call.Output.Print(deployment, DeploymentsCommand.Columns);
        return deployment;
    }

    // The deployer hears of the order only when it is paid; until then there is nothing to follow.
    private static async Task<DeploymentView?> Begun(Invocation call, SubscriptionId subscription, CancellationToken cancel)
    {
        var deployer = call.Client(http => new DeployerClient(http));
        var orders = call.Client(http => new SubscriptionsClient(http));
        using var timer = new PeriodicTimer(Patience);
        do
        {
            if (await deployer.OfSubscription(subscription, cancel) is { } deployment) return deployment;
            var order = (await orders.Orders(null, cancel)).Items.First(o => o.Subscription == subscription);
            if (order.CanPayAgain || order.State == OrderState.PaymentExpired) return null;
        }
        while (await timer.WaitForNextTickAsync(cancel));
        return null;
    }

    private static void Say(Invocation call, StepView step, HashSet<string> said)
    {
        if (step.State == StepState.Ahead) return;
        // Waiting is no attempt: only those that failed are counted.
        var attempts = step.Attempts == 0 ? "" : $" (attempt {step.Attempts + 1} of {step.MaxAttempts})";
        var line = step.Reason is null ? $"{step.Name}: {step.State}" : $"{step.Name}: {step.State}, {step.Reason}{attempts}";
        if (said.Add(line)) call.Output.Say(line);
    }
}
