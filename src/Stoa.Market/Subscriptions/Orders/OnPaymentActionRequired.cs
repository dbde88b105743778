using Stoa.Contracts.Billing;
using Stoa.Market.Subscriptions.Storage;
using Stoa.Platform.Messaging;

namespace Stoa.Market.Subscriptions.Orders;

/// <summary>The bank wants the customer: the order says so.</summary>
internal sealed class OnPaymentActionRequired(SubscriptionsStore store) : IHandle<PaymentActionRequired>
{
    public async Task Handle(PaymentActionRequired message, CancellationToken cancel) => (await store.Of(message.Order, cancel)).AskForConfirmation();
}
