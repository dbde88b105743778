using Stoa.Contracts.Common;
using Stoa.Contracts.Notifications;
using Stoa.Market.Notifications.Mails;
using Stoa.Market.Notifications.Storage;
using Stoa.Platform.Http.Lists;
using Stoa.Platform.Security.Secrets;

namespace Stoa.Market.Notifications.Mailbox;

/// <summary>All mails, newest first, or those to one address.</summary>
internal sealed class ListMails(MailboxStore store, Sealed secrets)
{
    private static readonly NewestFirst<Mail, MailId> Order = new(mail => mail.WrittenAt, mail => mail.Id);

    public async Task<Page<MailView>> Handle(string? to, Paging paging, CancellationToken cancel)
    {
        var address = to?.Trim().ToLowerInvariant();
        var page = await store.Mails.Where(mail => address == null || mail.ToAddress == address).ToPage(paging, Order, cancel);
        return new Page<MailView>([.. page.Items.Select(mail => mail.ToView(secrets))], page.Next);
    }
}
