using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Common;
using Stoa.Contracts.Documents;
using Stoa.Contracts.Notifications;
using Stoa.Market.Notifications.Mails;
using Stoa.Market.Notifications.Storage;
using Stoa.Platform.Http;
using Stoa.Platform.Security.Secrets;
using Stoa.Platform.Storage;

namespace Stoa.Market.Notifications.Mailbox;

/// <summary>The file that goes with a mail.</summary>
internal sealed class GetAttachment(MailboxStore store, Sealed secrets, IServiceScopeFactory scopes)
{
    public async Task<Results<FileContentHttpResult, ProblemHttpResult>> Handle(MailId id, CancellationToken cancel)
    {
        var mail = await store.Mails.SingleOrDefaultAsync(mail => mail.Id == id, cancel);
        return mail?.Open(secrets).Attachment is { } attached
            ? TypedResults.File(await Print(mail.TenantId, attached, cancel), "application/pdf", attached.FileName)
            : Problems.NotFound("mail");
    }

    // The mailbox's visitor is nobody; the invoice is asked for as when the mail is sent, for the company that it went to.
    private async Task<byte[]> Print(TenantId company, MailAttachment attached, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var operation = scope.ServiceProvider.GetRequiredService<OperationContext>();
        operation.Begin("notifications", "component:notifications", "read-attachment");
        operation.Enter(company);
        return await scope.ServiceProvider.GetRequiredService<DocumentsClient>().Pdf(attached.Invoice, cancel);
    }
}
