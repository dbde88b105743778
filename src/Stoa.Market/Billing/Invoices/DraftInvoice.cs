using Stoa.Contracts.Billing;
using Stoa.Contracts.Common;
using Stoa.Contracts.Subscriptions;
using Stoa.Market.Billing.Storage;
using Stoa.Platform.Messaging;

namespace Stoa.Market.Billing.Invoices;

/// <summary>An order was placed: what will be charged is written down as agreed.</summary>
internal sealed class DraftInvoice(BillingStore store, TimeProvider clock) : IHandle<OrderPlaced>
{
    public Task Handle(OrderPlaced message, CancellationToken cancel)
    {
        store.Invoices.Add(new Invoice
        {
            Id = InvoiceId.From(Guid.CreateVersion7(clock.GetUtcNow())),
            IssuerId = TenantId.Marketplace,
            CustomerId = message.Customer,
            OrderId = message.Order,
            OrderNumber = message.Number,
            Totals = AgreedTotals.Checked(message.Totals),
            DraftedAt = clock.GetUtcNow(),
        });
        return Task.CompletedTask;
    }
}
