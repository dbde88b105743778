using Microsoft.AspNetCore.Http;

namespace Stoa.Platform.Security;

/// <summary>The caller of the request at hand.</summary>
public static class CallerContext
{
    /// <summary>A visitor where no token was sent.</summary>
    public static Caller Caller(this HttpContext context) => context.Features.Get<Caller>() ?? Security.Caller.Visitor;

    /// <summary>The token of the header <c>Authorization: Bearer ...</c>; null where there is none.</summary>
    public static string? BearerToken(this HttpContext context)
    {
        const string scheme = "Bearer ";
        var header = context.Request.Headers.Authorization.ToString();
        return header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? header[scheme.Length..].Trim() : null;
    }
}
