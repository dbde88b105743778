using Stoa.Contracts.Notifications;
using Stoa.Market.Notifications.Mails;
using Stoa.Market.Notifications.Storage;
using Stoa.Platform.Hosting;

namespace Stoa.Market.Notifications.Mailbox;

/// <summary>What the mailbox's operations share.</summary>
internal sealed class MailboxServices(MailboxStore store, SealedBody bodies, NotificationsOptions options, NodeOptions node)
{
    public MailboxStore Store => store;

    public bool IsOpen => MailboxRule.IsOpen(options, node);

    public MailView View(Mail mail)
    {
        var body = bodies.Open(mail);
        return new MailView(mail.Id, mail.ToAddress, mail.SubjectLine, body.Text, body.Html, mail.WrittenAt);
    }
}
