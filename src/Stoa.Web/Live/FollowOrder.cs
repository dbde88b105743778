using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Subscriptions;
using Stoa.Web.Browsing;
using Stoa.Web.Components.Pages.Orders;

namespace Stoa.Web.Live;

/// <summary><c>GET /orders/{id}/live</c>: an order's progress as it happens, with the rights of the person at the browser.</summary>
internal sealed class FollowOrder(SubscriptionsClient subscriptions, DeployerClient deployer, Drawing drawing, TimeProvider clock)
{
    // Before the deployer has heard of the order there is nothing to listen to.
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    public static Task<ServerSentEventsResult<string>> Handle(string id, FollowOrder follow, CancellationToken cancel) => follow.Begin(id, cancel);

    // Found first: what is not there is answered with a page, not with an empty stream.
    private async Task<ServerSentEventsResult<string>> Begin(string id, CancellationToken cancel)
    {
        var order = await PageContext.Found<OrderId, OrderView>(id, known => subscriptions.Order(known, cancel));
        return TypedResults.ServerSentEvents(Watch(order, cancel).Steady(cancel));
    }

    private async IAsyncEnumerable<SseItem<string>> Watch(OrderView order, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var now = order; !Standing.IsSettled(now); now = await subscriptions.Order(order.Id, cancel) ?? now)
        {
            var deployment = await deployer.OfSubscription(now.Subscription, cancel);
            yield return await Draw(now, deployment);
            if (deployment is not null)
                await foreach (var change in deployer.Follow(deployment.Id, cancel))
                    yield return await Draw(now, change);
            await Task.Delay(Poll, clock, cancel);
        }

        yield return LiveEvents.Reload;
    }

    private async Task<SseItem<string>> Draw(OrderView order, DeploymentView? deployment) => LiveEvents.Region(await drawing.Draw<OrderProgress>(new()
    {
        [nameof(OrderProgress.Order)] = order,
        [nameof(OrderProgress.Deployment)] = deployment,
    }));
}
