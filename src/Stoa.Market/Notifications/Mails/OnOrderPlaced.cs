using Stoa.Contracts.Subscriptions;
using Stoa.Market.Notifications.Letters;
using Stoa.Platform.Messaging;

namespace Stoa.Market.Notifications.Mails;

/// <summary>Confirms an order.</summary>
internal sealed class OnOrderPlaced(Postbox postbox) : IHandle<OrderPlaced>
{
    public Task Handle(OrderPlaced message, CancellationToken cancel) => postbox.Write(
        new Letter(
            new Phrase("order.subject", $"{message.Number}"),
            [new Phrase("order.text", message.ProductName, message.PlanName, message.Totals.Gross.ToString()), new Phrase("order.next")]),
        cancel);
}
