using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Notifications;
using Stoa.Market.Notifications.Storage;
using Stoa.Platform.Http;
using Stoa.Platform.Security.Secrets;

namespace Stoa.Market.Notifications.Mailbox;

/// <summary>One mail.</summary>
internal static class GetMail
{
    public static async Task<Results<Ok<MailView>, ProblemHttpResult>> Handle(MailId id, MailboxStore store, Sealed secrets, CancellationToken cancel) =>
        await store.Mails.SingleOrDefaultAsync(mail => mail.Id == id, cancel) is { } found
            ? TypedResults.Ok(found.ToView(secrets))
            : Problems.NotFound("mail");
}
