using Microsoft.AspNetCore.Http;

namespace Stoa.Web.Browsing;

/// <summary>The browser's half of a session: the opaque token, out of reach of scripts.</summary>
internal static class SessionCookie
{
    public const string Name = "stoa-session";

    public static string? Read(HttpRequest request) => request.Cookies.TryGetValue(Name, out var token) && token.Length > 0 ? token : null;

    public static void Write(HttpContext context, string token, DateTimeOffset expires) =>
        context.Response.Cookies.Append(Name, token, Shape(context.Request, expires));

    public static void Delete(HttpContext context) => context.Response.Cookies.Delete(Name, Shape(context.Request, null));

    // Plain http is allowed on loopback only (docs/ARCHITECTURE.md), where a Secure cookie would not come back.
    private static CookieOptions Shape(HttpRequest request, DateTimeOffset? expires) =>
        new() { HttpOnly = true, Secure = request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", Expires = expires, IsEssential = true };
}
