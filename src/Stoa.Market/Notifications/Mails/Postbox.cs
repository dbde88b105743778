using Microsoft.EntityFrameworkCore;
using Stoa.Market.Notifications.Letters;
using Stoa.Market.Notifications.Sending;
using Stoa.Market.Notifications.Storage;
using Stoa.Platform.Messaging;
using Stoa.Platform.Storage;
using Stoa.Platform.Workflows;

namespace Stoa.Market.Notifications.Mails;

/// <summary>Where handlers put their letters.</summary>
internal sealed class Postbox(NotificationsStore store, OperationContext operation, MessageInfo message, Post post)
{
    /// <summary>Writes to the company that the message is for.</summary>
    /// <exception cref="InvalidOperationException">It is not known yet whom to write to: the message is tried again later.</exception>
    public async Task Write(Letter letter, CancellationToken cancel)
    {
        var contact = await store.Contacts.FirstOrDefaultAsync(cancel)
            ?? throw new InvalidOperationException("Whom to write to for this company is not known yet.");
        await Write(letter, contact.Email, contact.Language, cancel);
    }

    /// <summary>Writes to an address.</summary>
    public async Task Write(Letter letter, string to, string language, CancellationToken cancel)
    {
        var mail = post.Draw(letter, new Envelope(Mail.IdOf(message.Id), operation.Tenant, to), language);
        store.Mails.Add(mail);
        if (!post.IsSending) return;
        await store.SaveChangesAsync(cancel);
        await post.Runs.Start<SendMailWorkflow, SendMail>(store, mail.Id.ToString(), new SendMail { Mail = mail.Id }, $"mail:{mail.Id}", cancel);
    }
}

/// <summary>What every letter passes: the words, the seal, the clock, and whether it leaves.</summary>
internal sealed class Post(Wording wording, SealedBody bodies, TimeProvider clock, NotificationsOptions options, Runs runs)
{
    public Runs Runs => runs;

    /// <summary>False where mails stay in the mailbox.</summary>
    public bool IsSending => options.Smtp.Host is not null;

    public Mail Draw(Letter letter, Envelope envelope, string language)
    {
        var words = wording.In(language);
        var body = new MailBody(LetterText.Of(letter, words), LetterHtml.Of(letter, words, language));
        return Mail.Of(envelope, words.Fill(letter.Subject), bodies.Seal(envelope.Id, envelope.Company, body), clock.GetUtcNow());
    }
}
