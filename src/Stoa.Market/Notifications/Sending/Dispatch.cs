using Stoa.Market.Notifications.Mails;
using Stoa.Market.Notifications.Storage;
using Stoa.Platform.Workflows;

namespace Stoa.Market.Notifications.Sending;

/// <summary>Starts the sending of a mail, where there is a server to send by. Without one the mailbox shows it.</summary>
internal sealed class Dispatch(Runs runs, NotificationsOptions options)
{
    public async Task Send(NotificationsStore store, Mail mail, CancellationToken cancel)
    {
        if (!options.HasServer) return;
        await runs.Start<SendMail, SendMailState>(store, mail.Subject, new SendMailState { Mail = mail.Id }, mail.Subject, cancel);
    }
}
