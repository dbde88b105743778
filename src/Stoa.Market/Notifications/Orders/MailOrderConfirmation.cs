using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Subscriptions;
using Stoa.Market.Notifications.Letters;
using Stoa.Market.Notifications.Mails;
using Stoa.Market.Notifications.Storage;
using Stoa.Platform.Messaging;

namespace Stoa.Market.Notifications.Orders;

/// <summary>Confirms an order, with what it costs, and remembers what it was of.</summary>
internal sealed class MailOrderConfirmation(NotificationsStore store, MailPost post, Links links) : IHandle<OrderPlaced>
{
    public async Task Handle(OrderPlaced message, CancellationToken cancel)
    {
        if (!await store.Orders.AnyAsync(order => order.Id == message.Order, cancel)) store.Orders.Add(Known(message));
        var contact = await store.Contact(cancel);
        await post.Write(OrderPlacedLetter.Write(contact.In(links), message), contact.Email, cancel);
    }

    private static KnownOrder Known(OrderPlaced message) => new()
    {
        Id = message.Order, TenantId = message.Customer, Number = message.Number, ProductName = message.ProductName, PlanName = message.PlanName,
    };
}
