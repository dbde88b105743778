using Stoa.Contracts.Common;

namespace Stoa.Contracts.Billing;

/// <summary>Payment methods and payments.</summary>
public sealed class BillingClient(HttpClient http) : ApiClient(http)
{
    public Task<PaymentMethodView> AddCard(CardRequest request, string key, CancellationToken cancel) =>
        Post<PaymentMethodView>("/api/billing/payment-methods", request, key, cancel);

    public Task<Page<PaymentMethodView>> PaymentMethods(CancellationToken cancel) =>
        Get<Page<PaymentMethodView>>("/api/billing/payment-methods", cancel);

    public Task<PaymentMethodView?> PaymentMethod(PaymentMethodId id, CancellationToken cancel) =>
        Find<PaymentMethodView>($"/api/billing/payment-methods/{id}", cancel);
}
