using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Notifications;
using Stoa.Web.Browsing;

namespace Stoa.Web.Components.Pages.Mailbox;

/// <summary>
/// <c>GET /mailbox/{id}/html</c>: a mail's markup, for the frame that its page shows it in. Whoever wrote it, it is strange here: it
/// has an origin of its own, runs nothing, sends nothing and loads nothing.
/// </summary>
internal static class MailMarkup
{
    // Mails carry their styles on the elements. Links open beside the mailbox, free of the frame's limits.
    private const string Policy =
        "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private const string LinksBeside = "<base target=\"_blank\">";

    public static async Task<ContentHttpResult> Handle(string id, MailboxClient mails, HttpContext context)
    {
        var mail = await PageContext.Found<MailId, MailView>(id, known => mails.Mail(known, context.RequestAborted));
        context.Response.Headers.ContentSecurityPolicy = Policy;
        return TypedResults.Content(mail.Html.Replace("<head>", $"<head>{LinksBeside}", StringComparison.Ordinal), "text/html; charset=utf-8");
    }
}
