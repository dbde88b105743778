using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Notifications;
using Stoa.Web.Browsing;

namespace Stoa.Web.Components.Pages.Mailbox;

/// <summary><c>GET /mailbox/{id}/attachment</c>: the file that goes with a mail, under its name.</summary>
internal static class DownloadAttachment
{
    public static async Task<FileContentHttpResult> Handle(string id, MailboxClient mails, CancellationToken cancel)
    {
        var mail = await PageContext.Found<MailId, MailView>(id, known => mails.Mail(known, cancel));
        return mail.Attachment is { } name
            ? TypedResults.File(await mails.Attachment(mail.Id, cancel), "application/pdf", name)
            : throw PageContext.NothingHere();
    }
}
