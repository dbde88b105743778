using Stoa.Contracts.Common;

namespace Stoa.Contracts.Subscriptions;

/// <summary>Estimates, orders and what becomes of them.</summary>
public sealed class SubscriptionsClient(HttpClient http) : ApiClient(http)
{
    /// <summary>The problem when a business orders before its address is known.</summary>
    public const string AddressMissing = "subscriptions:address-missing";

    public Task<EstimateView> Estimate(EstimateRequest request, string key, CancellationToken cancel) =>
        Post<EstimateView>("/api/subscriptions/estimates", request, key, cancel);

    /// <summary>Asks, before a card is kept, whether everything else of an order is right. Nothing is changed.</summary>
    /// <exception cref="ProblemException">It would be refused, with every fault named; 409 when the customer may have no machine more, or is a business without an address.</exception>
    public async Task Validate(OrderValidationRequest request, CancellationToken cancel)
    {
        using var answer = await Send(HttpMethod.Post, "/api/subscriptions/orders/validation", request, null, cancel);
    }

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
