using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Notifications;
using Stoa.Market.Notifications.Letters;
using Stoa.Market.Notifications.Sending;
using Stoa.Market.Notifications.Storage;
using Stoa.Platform.Messaging;
using Stoa.Platform.Security.Secrets;
using Stoa.Platform.Storage;

namespace Stoa.Market.Notifications.Mails;

/// <summary>Writes the mail that a message gives reason for, once, and has it sent.</summary>
internal sealed class MailPost(NotificationsStore store, OperationContext operation, Sealed secrets, MessageInfo message, Dispatch dispatch)
{
    /// <summary>The mail's id follows from the message and the letter, so that the same message again finds it written.</summary>
    public async Task Write(Letter letter, string to, CancellationToken cancel)
    {
        var slip = new MailSlip(IdOf(message.Id, letter.Template), operation.Tenant, letter.Template, to, letter.Subject);
        if (await store.Mails.AnyAsync(written => written.Id == slip.Id, cancel)) return;
        var content = new MailContent(TextLayout.Of(letter), HtmlLayout.Of(letter)) { Attachment = letter.Attachment }.Write();
        var mail = Mail.Write(slip, secrets.Seal(Mail.Place(slip.Tenant, slip.Id), content), message.OccurredAt);
        store.Mails.Add(mail);
        await dispatch.Send(store, mail, cancel);
    }

    /// <summary>A UUID made of a hash (version 8, RFC 9562 section 5.8): the same pair makes the same one.</summary>
    public static MailId IdOf(Guid message, string template)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData([.. message.ToByteArray(bigEndian: true), .. System.Text.Encoding.UTF8.GetBytes(template)], hash);
        hash[6] = (byte)((hash[6] & 0x0f) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return MailId.From(new Guid(hash[..16], bigEndian: true));
    }
}
