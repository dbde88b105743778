using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Common;
using Stoa.Contracts.Notifications;
using Stoa.Market.Notifications.Mails;
using Stoa.Platform.Http;
using Stoa.Platform.Http.Lists;

namespace Stoa.Market.Notifications.Mailbox;

/// <summary>All mails, newest first.</summary>
internal static class ListMailbox
{
    private static readonly NewestFirst<Mail, MailId> Order = new(mail => mail.WrittenAt, mail => mail.Id);

    public static async Task<Results<Ok<Page<MailView>>, ProblemHttpResult>> Handle(
        [Microsoft.AspNetCore.Mvc.FromQuery] string? to, Paging paging, MailboxServices services, CancellationToken cancel)
    {
        if (!services.IsOpen) return Problems.NotFound("mailbox");
        var mails = services.Store.Mails.AsNoTracking().Where(mail => to == null || mail.ToAddress == to);
        var page = await mails.ToPage(paging, Order, cancel);
        return TypedResults.Ok(new Page<MailView>([.. page.Items.Select(services.View)], page.Next));
    }
}
