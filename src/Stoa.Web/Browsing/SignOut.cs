using Microsoft.AspNetCore.Http;
using Stoa.Contracts.Accounts;

namespace Stoa.Web.Browsing;

/// <summary><c>POST /sign-out</c>: ends the session at accounts, then in the browser.</summary>
internal static class SignOut
{
    public static async Task<IResult> Handle(AccountsClient accounts, Visitor visitor, HttpContext context, CancellationToken cancel)
    {
        if (visitor.Me is not null) await accounts.SignOut(cancel);
        SessionCookie.Delete(context);
        return Results.Redirect("/");
    }
}
