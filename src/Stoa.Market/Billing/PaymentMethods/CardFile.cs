using Stoa.Contracts.Billing;
using Stoa.Market.Billing.Gateways;
using Stoa.Market.Billing.Storage;
using Stoa.Platform.Storage;

namespace Stoa.Market.Billing.PaymentMethods;

/// <summary>Writes down which cards a gateway keeps for the customer.</summary>
internal sealed class CardFile(BillingStore store, IPaymentGateway gateway, OperationContext operation, TimeProvider clock)
{
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public PaymentMethodId NewId() => PaymentMethodId.From(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <summary>The gateway keeps one card, however often the request is repeated after an answer that was lost.</summary>
    public string KeyAtGateway => operation.Wish?.ToString("N") ?? throw new InvalidOperationException("A card is added by a request with a key.");

    /// <summary>Begins the transaction and adds the card.</summary>
    public async Task<PaymentMethod> Keep(PaymentMethodId id, CardRequest card, KeptCard kept, CancellationToken cancel)
    {
        await store.Begin(cancel);
        var method = new PaymentMethod
        {
            Id = id,
            TenantId = operation.Tenant,
            Gateway = gateway.Name,
            Token = kept.Token,
            Brand = kept.Brand,
            LastDigits = kept.LastDigits,
            ExpiryMonth = card.ExpiryMonth,
            ExpiryYear = card.ExpiryYear,
            CreatedAt = clock.GetUtcNow(),
        };
        store.PaymentMethods.Add(method);
        await store.SaveChangesAsync(cancel);
        return method;
    }
}
