using Stoa.Cli.Deployments;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Subscriptions;

namespace Stoa.Cli.Orders;

/// <summary>Shows what becomes of an order until its machine can be reached, or until nothing more will come.</summary>
internal sealed class FollowOrder(Invocation call)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private readonly Following following = new(call.Output, TimeProvider.System);
    private PaymentId? told;

    public async Task<int> ToEnd(OrderView order, CancellationToken cancel)
    {
        call.Output.Say($"Order {order.Number} is placed.");
        using var timer = new PeriodicTimer(Patience);
        do
        {
            if (await Deployment(order, cancel) is { } begun) return await Deployed(begun, cancel);
            order = await Now(order, cancel);
            if (HasEnded(order)) return call.Output.Fail(order.Detail ?? $"The order is {order.State}.", $"See: stoa orders show {order.Number}");
            TellOfBank(order);
        }
        while (await timer.WaitForNextTickAsync(cancel));
        return 1;
    }

    // Before the deployer has heard of an order that is paid there is nothing of it to follow.
    private static bool HasEnded(OrderView order) =>
        order.CanPayAgain || order.State is OrderState.PaymentExpired or OrderState.Failed or OrderState.UndeploySent or OrderState.Undeployed;

    private void TellOfBank(OrderView order)
    {
        if (order.PaymentToConfirm is not { } payment || payment == told) return;
        told = payment;
        call.Output.Say($"The bank wants the payment confirmed: stoa orders confirm {order.Number}");
    }

    private async Task<int> Deployed(DeploymentView begun, CancellationToken cancel)
    {
        var deployment = await new FollowDeployment(call, following).ToEnd(begun, cancel);
        if (deployment.Endpoint is { } endpoint) call.Output.Next(endpoint.Command);
        return deployment.State == DeploymentState.Running ? 0 : 1;
    }

    private Task<DeploymentView?> Deployment(OrderView order, CancellationToken cancel) =>
        following.Ask(() => call.Client(http => new DeployerClient(http)).OfSubscription(order.Subscription, cancel), cancel);

    private async Task<OrderView> Now(OrderView order, CancellationToken cancel) =>
        await following.Ask(() => call.Client(http => new SubscriptionsClient(http)).Order(order.Id, cancel), cancel) ?? order;
}
