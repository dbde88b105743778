using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Notifications;
using Stoa.Market.Notifications.Mails;
using Stoa.Market.Notifications.Storage;
using Stoa.Platform.Storage;
using Stoa.Platform.Workflows;

namespace Stoa.Market.Notifications.Sending;

/// <summary>What the run remembers.</summary>
internal sealed class SendMail
{
    public MailId Mail { get; set; }
}

/// <summary>Hands a mail over to the server, then records it. A crash between the two sends it again, under the same Message-ID.</summary>
internal sealed class SendMailWorkflow(SmtpTransport transport, SealedBody bodies, NotificationsStore store, IServiceScopeFactory scopes) : Workflow<SendMail>
{
    public override string Name => "send-mail";

    public override IReadOnlyList<Step<SendMail>> Steps =>
    [
        new("hand-over", HandOver) { MaxAttempts = 50 },
        new("record", Record) { IsLocal = true },
    ];

    private async Task<StepResult> HandOver(StepContext<SendMail> run, CancellationToken cancel)
    {
        var mail = await Read(run, cancel);
        await transport.Send(mail, bodies.Open(mail), cancel);
        return StepResult.Done;
    }

    private async Task<StepResult> Record(StepContext<SendMail> run, CancellationToken cancel)
    {
        (await store.FindMail(run.State.Mail, cancel))!.Sent();
        return StepResult.Done;
    }

    // An outside step has no transaction: the mail is read in a short one of its own, which ends before the server is asked.
    private async Task<Mail> Read(StepContext<SendMail> run, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var operation = scope.ServiceProvider.GetRequiredService<OperationContext>();
        operation.Begin("notifications", "component:notifications", "send-mail/hand-over");
        operation.Enter(run.Tenant);
        var reading = scope.ServiceProvider.GetRequiredService<NotificationsStore>();
        await using var transaction = await reading.Begin(cancel);
        return (await reading.FindMail(run.State.Mail, cancel))!;
    }
}
