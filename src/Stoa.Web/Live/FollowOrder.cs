using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Subscriptions;
using Stoa.Web.Browsing;
using Stoa.Web.Components.Pages.Orders;

namespace Stoa.Web.Live;

/// <summary><c>GET /orders/{id}/live</c>: an order's progress as it happens, with the rights of the person at the browser.</summary>
internal sealed class FollowOrder(SubscriptionsClient subscriptions, DeployerClient deployer, BillingClient billing, Drawing drawing, TimeProvider clock)
{
    // Before the deployer has heard of the order there is nothing to listen to.
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    // Money comes back after a moment, or after days where the gateway is away.
    private static readonly TimeSpan PollMoney = TimeSpan.FromSeconds(3);

    public static Task<ServerSentEventsResult<string>> Handle(string id, bool? answered, FollowOrder follow, CancellationToken cancel) => follow.Begin(id, answered ?? false, cancel);

    // Found first: what is not there is answered with a page, not with an empty stream.
    private async Task<ServerSentEventsResult<string>> Begin(string id, bool isAnswered, CancellationToken cancel)
    {
        var order = await PageContext.Found<OrderId, OrderView>(id, known => subscriptions.Order(known, cancel));
        return TypedResults.ServerSentEvents(Watch(order, isAnswered, cancel).Steady(cancel));
    }

    private async IAsyncEnumerable<SseItem<string>> Watch(OrderView order, bool isAnswered, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var now = Seen(order); !Standing.IsSettled(now); now = Seen(await subscriptions.Order(order.Id, cancel) ?? now))
        {
            var deployment = await deployer.OfSubscription(now.Subscription, cancel);
            yield return await Draw(now, deployment, null, isAnswered);
            if (deployment is not null)
                await foreach (var change in deployer.Follow(deployment.Id, cancel))
                    yield return await Draw(now, change, null, isAnswered);
            await Task.Delay(Poll, clock, cancel);
        }

        if (Standing.IsSettled(order) && await billing.InvoiceOf(order.Id, cancel) is { } invoice && !Standing.IsSettled(order, invoice))
        {
            yield return await Draw(order, await deployer.OfSubscription(order.Subscription, cancel), invoice, isAnswered);
            await ForPapers(order, invoice, cancel);
        }

        yield return LiveEvents.Reload;

        OrderView Seen(OrderView known) => isAnswered ? Standing.Answered(known) : known;
    }

    // Until there is another paper to show, or nothing more to come.
    private async Task ForPapers(OrderView order, InvoiceView shown, CancellationToken cancel)
    {
        for (var now = shown; !Standing.IsSettled(order, now) && now.CreditNote?.Number == shown.CreditNote?.Number; now = await billing.Invoice(shown.Id, cancel) ?? now)
            await Task.Delay(PollMoney, clock, cancel);
    }

    private async Task<SseItem<string>> Draw(OrderView order, DeploymentView? deployment, InvoiceView? invoice, bool isAnswered) => LiveEvents.Region(await drawing.Draw<OrderProgress>(new()
    {
        [nameof(OrderProgress.Order)] = order,
        [nameof(OrderProgress.Deployment)] = deployment,
        [nameof(OrderProgress.Invoice)] = invoice,
        [nameof(OrderProgress.IsAnswered)] = isAnswered,
    }));
}
