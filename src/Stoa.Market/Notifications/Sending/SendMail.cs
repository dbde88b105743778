using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Common;
using Stoa.Contracts.Documents;
using Stoa.Contracts.Notifications;
using Stoa.Market.Notifications.Mails;
using Stoa.Market.Notifications.Storage;
using Stoa.Platform.Providers;
using Stoa.Platform.Security.Secrets;
using Stoa.Platform.Workflows;

namespace Stoa.Market.Notifications.Sending;

/// <summary>What the steps of <see cref="SendMail"/> tell each other.</summary>
internal sealed class SendMailState
{
    public MailId Mail { get; set; }

    /// <summary>Why no further attempt is made; null when the mail was sent.</summary>
    public string? GaveUp { get; set; }
}

/// <summary>
/// Sends one mail, and tries again for most of a day where the server is away. A process that dies between the server's yes and
/// the record sends it again, under the same Message-ID, by which mail programs show it once.
/// </summary>
internal sealed class SendMail(NotificationsStore store, SmtpSender sender, Sealed secrets, DocumentsClient documents) : Workflow<SendMailState>
{
    private const int Attempts = 24;

    public override string Name => "send-mail";

    // Somebody waits for the code.
    public override Lane Lane => Lane.Interactive;

    public override IReadOnlyList<Step<SendMailState>> Steps =>
    [
        new("hand-over", HandOver) { MaxAttempts = Attempts, Retry = new(TimeSpan.FromSeconds(5), TimeSpan.FromHours(2)), Timeout = TimeSpan.FromMinutes(2) },
        new("record", Record) { IsLocal = true },
    ];

    private async Task<StepResult> HandOver(StepContext<SendMailState> step, CancellationToken cancel)
    {
        try
        {
            var mail = await Read(step.State.Mail, cancel);
            await sender.Send(mail, await FileOf(mail, cancel), cancel);
        }
        catch (Exception refused) when (IsFinal(refused, step.Attempt))
        {
            step.State.GaveUp = refused.Message;
        }

        return StepResult.Done;
    }

    private async Task<byte[]?> FileOf(Mail mail, CancellationToken cancel) =>
        mail.Open(secrets).Attachment is { } attached ? await documents.Pdf(attached.Invoice, cancel) : null;

    // The mail server, or documents, whose file goes with the mail.
    private static bool IsFinal(Exception refused, int attempt) => refused switch
    {
        ProviderException provider => !provider.IsTransient || attempt >= Attempts,
        ProblemException problem => !problem.IsTransient || attempt >= Attempts,
        _ => false,
    };

    private async Task<StepResult> Record(StepContext<SendMailState> step, CancellationToken cancel)
    {
        var mail = await store.Mails.SingleAsync(written => written.Id == step.State.Mail, cancel);
        if (step.State.GaveUp is { } reason) mail.GiveUp(reason, step.Now);
        else mail.Accept(step.Now);
        return StepResult.Done;
    }

    private async Task<Mail> Read(MailId id, CancellationToken cancel)
    {
        await using var transaction = await store.Begin(cancel);
        return await store.Mails.AsNoTracking().SingleAsync(written => written.Id == id, cancel);
    }
}
