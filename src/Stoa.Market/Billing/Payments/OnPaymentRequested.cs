using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Subscriptions;
using Stoa.Market.Billing.Storage;
using Stoa.Platform.Messaging;
using Stoa.Platform.Storage;
using Stoa.Platform.Workflows;

namespace Stoa.Market.Billing.Payments;

/// <summary>Money is due: a payment is written down, and a run goes to get it.</summary>
internal sealed class OnPaymentRequested(BillingStore store, Runs runs, OperationContext operation, TimeProvider clock) : IHandle<PaymentRequested>
{
    public async Task Handle(PaymentRequested message, CancellationToken cancel)
    {
        var method = await store.PaymentMethods.SingleAsync(m => m.Id == message.PaymentMethod, cancel);
        var payment = new Payment
        {
            Id = message.Payment,
            TenantId = operation.Tenant,
            OrderId = message.Order,
            PaymentMethodId = method.Id,
            Amount = message.Amount,
            RequestedAt = clock.GetUtcNow(),
        };
        store.Payments.Add(payment);
        var state = new CollectPaymentState { Payment = payment.Id, Token = method.Token, Amount = payment.Amount };
        await runs.Start<CollectPayment, CollectPaymentState>(store, payment.Subject, state, PaymentRequested.WireName, cancel);
    }
}
