using Stoa.Contracts.Common;

namespace Stoa.Contracts.Subscriptions;

/// <summary>Estimates, orders and what becomes of them.</summary>
public sealed class SubscriptionsClient(HttpClient http) : ApiClient(http)
{
    public Task<EstimateView> Estimate(EstimateRequest request, string key, CancellationToken cancel) =>
        Post<EstimateView>("/api/subscriptions/estimates", request, key, cancel);

    public Task<OrderView> PlaceOrder(OrderRequest request, string key, CancellationToken cancel) =>
        Post<OrderView>("/api/subscriptions/orders", request, key, cancel);

    public Task<OrderView?> Order(OrderId id, CancellationToken cancel) => Find<OrderView>($"/api/subscriptions/orders/{id}", cancel);

    public Task<Page<OrderView>> Orders(string? cursor, CancellationToken cancel) =>
        Get<Page<OrderView>>("/api/subscriptions/orders" + (cursor is null ? "" : $"?cursor={Uri.EscapeDataString(cursor)}"), cancel);

    /// <summary>Tries another card after one was declined.</summary>
    public Task<OrderView> Pay(OrderId id, OrderPaymentRequest request, string key, CancellationToken cancel) =>
        Post<OrderView>($"/api/subscriptions/orders/{id}/payment", request, key, cancel);

    /// <summary>Asks for the end of the subscription; its machine is removed.</summary>
    public Task<OrderView> Terminate(OrderId id, string key, CancellationToken cancel) =>
        Post<OrderView>($"/api/subscriptions/orders/{id}/termination", null, key, cancel);
}
