using Stoa.Contracts.Billing;
using Stoa.Market.Notifications.Letters;
using Stoa.Market.Notifications.Mails;
using Stoa.Market.Notifications.Storage;
using Stoa.Platform.Messaging;

namespace Stoa.Market.Notifications.Invoices;

/// <summary>Mails an invoice that was issued.</summary>
internal sealed class MailInvoice(NotificationsStore store, MailPost post, Links links) : IHandle<InvoiceIssued>
{
    public async Task Handle(InvoiceIssued message, CancellationToken cancel)
    {
        var contact = await store.Contact(cancel);
        await post.Write(InvoiceIssuedLetter.Write(contact.In(links), message), contact.Email, cancel);
    }
}
