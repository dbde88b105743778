using Stoa.Contracts.Subscriptions;
using Stoa.Market.Billing.Storage;
using Stoa.Platform.Messaging;

namespace Stoa.Market.Billing.Invoices;

/// <summary>An order expired: nothing is charged for it. One that was placed before there were drafts has none.</summary>
internal sealed class VoidInvoice(BillingStore store) : IHandle<OrderExpired>
{
    public async Task Handle(OrderExpired message, CancellationToken cancel) => (await store.InvoiceOf(message.Order, cancel))?.MakeVoid();
}
