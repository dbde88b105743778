using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Accounts;
using Stoa.Contracts.Common;
using Stoa.Platform.Http;

namespace Stoa.Web.Browsing;

/// <summary>Makes the page call components as the person whose session the browser holds, and learns who that is.</summary>
internal static class Recognition
{
    public static async Task Recognize(HttpContext context, RequestDelegate next)
    {
        var token = SessionCookie.Read(context.Request);
        var identity = context.RequestServices.GetRequiredService<OutgoingIdentity>();
        identity.ActAs(token);
        if (token is not null)
        {
            var me = await Ask(context);
            context.RequestServices.GetRequiredService<Visitor>().Me = me;
            if (me is null) Forget(context, identity);
        }

        await next(context);
    }

    private static async Task<Me?> Ask(HttpContext context)
    {
        try
        {
            return await context.RequestServices.GetRequiredService<AccountsClient>().Me(context.RequestAborted);
        }
        catch (ProblemException ended) when (ended.Problem.Status == (int)HttpStatusCode.Unauthorized)
        {
            return null;
        }
    }

    private static void Forget(HttpContext context, OutgoingIdentity identity)
    {
        identity.ActAs(null);
        SessionCookie.Delete(context);
    }
}
