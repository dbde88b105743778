using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Subscriptions;
using Stoa.Market.Subscriptions.Storage;
using Stoa.Platform.Storage;

namespace Stoa.Market.Subscriptions.Orders;

/// <summary>
/// Reads what was ordered in a transaction of its own, which is over before another component is asked: a request that held one
/// while it waits for an answer could take the connection that the answer needs.
/// </summary>
internal sealed class OrderedMachine(IServiceScopeFactory scopes, OperationContext asking)
{
    /// <summary>As it was a moment ago; null when the customer has no such order.</summary>
    public async Task<Subscription?> Of(OrderId order, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var operation = scope.ServiceProvider.GetRequiredService<OperationContext>();
        operation.Begin("subscriptions", asking.Actor, asking.Operation);
        operation.Enter(asking.Tenant);
        var store = scope.ServiceProvider.GetRequiredService<SubscriptionsStore>();
        await using var transaction = await store.Begin(cancel);
        return await store.FindMine(order, cancel);
    }
}
