using Stoa.Contracts.Billing;
using Stoa.Market.Notifications.Letters;
using Stoa.Market.Notifications.Mails;
using Stoa.Market.Notifications.Storage;
using Stoa.Platform.Messaging;

namespace Stoa.Market.Notifications.Orders;

/// <summary>Says that a card was declined, and where to try another one.</summary>
internal sealed class MailDeclinedPayment(NotificationsStore store, MailPost post, Links links) : IHandle<PaymentDeclined>
{
    public async Task Handle(PaymentDeclined message, CancellationToken cancel)
    {
        var contact = await store.Contact(cancel);
        var order = await store.Order(message.Order, cancel);
        await post.Write(PaymentDeclinedLetter.Write(contact.In(links), order, message.Detail), contact.Email, cancel);
    }
}
