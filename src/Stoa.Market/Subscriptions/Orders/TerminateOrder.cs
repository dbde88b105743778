using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Subscriptions;
using Stoa.Market.Subscriptions.Storage;
using Stoa.Platform.Http;
using Stoa.Platform.Http.Versions;

namespace Stoa.Market.Subscriptions.Orders;

/// <summary><c>POST orders/{id}/termination</c>: asks for the end. Who asks again while it is under way gets the same answer.</summary>
internal static class TerminateOrder
{
    public static async Task<Results<Accepted<OrderView>, ProblemHttpResult>> Handle(
        OrderId id, IfMatch expected, SubscriptionsStore store, TimeProvider clock, CancellationToken cancel)
    {
        if (await store.FindMine(id, cancel) is not { } subscription) return Problems.NotFound("order");
        if (!expected.Allows(subscription.ToView())) return Problems.ChangedSince();
        if (subscription.State != OrderState.UndeploySent)
        {
            if (!subscription.CanTerminate) return Problems.Of(SubscriptionsProblems.NotTerminable);
            subscription.Terminate();
            store.Publish(new SubscriptionTerminated(subscription.Id, id), subscription, clock);
            await store.SaveChangesAsync(cancel);
        }

        return TypedResults.Accepted($"/api/subscriptions/orders/{id}", subscription.ToView());
    }
}
