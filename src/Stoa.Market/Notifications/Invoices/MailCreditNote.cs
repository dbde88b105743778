using Stoa.Contracts.Billing;
using Stoa.Market.Notifications.Letters;
using Stoa.Market.Notifications.Mails;
using Stoa.Market.Notifications.Storage;
using Stoa.Platform.Messaging;

namespace Stoa.Market.Notifications.Invoices;

/// <summary>Mails a credit note that was issued.</summary>
internal sealed class MailCreditNote(NotificationsStore store, MailPost post, Links links) : IHandle<CreditNoteIssued>
{
    public async Task Handle(CreditNoteIssued message, CancellationToken cancel)
    {
        var contact = await store.Contact(cancel);
        await post.Write(CreditNoteLetter.Write(contact.In(links), message), contact.Email, cancel);
    }
}
