using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Notifications;
using Stoa.Platform.Http;

namespace Stoa.Market.Notifications.Mailbox;

/// <summary>One mail.</summary>
internal static class ReadMail
{
    public static async Task<Results<Ok<MailView>, ProblemHttpResult>> Handle(MailId id, MailboxServices services, CancellationToken cancel)
    {
        if (!services.IsOpen || await services.Store.FindMail(id, cancel) is not { } mail) return Problems.NotFound("mail");
        return TypedResults.Ok(services.View(mail));
    }
}
