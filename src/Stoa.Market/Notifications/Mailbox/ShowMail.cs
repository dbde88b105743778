using Stoa.Contracts.Notifications;
using Stoa.Market.Notifications.Mails;
using Stoa.Platform.Security.Secrets;

namespace Stoa.Market.Notifications.Mailbox;

/// <summary>A mail as its reader sees it.</summary>
internal static class ShowMail
{
    public static MailView ToView(this Mail mail, Sealed secrets)
    {
        var content = mail.Open(secrets);
        return new MailView(mail.Id, mail.ToAddress, mail.SubjectLine, content.Text, content.Html, mail.WrittenAt) { Attachment = content.Attachment?.FileName };
    }
}
