using Microsoft.AspNetCore.Http;

namespace Stoa.Platform.Security;

/// <summary>The caller of the request at hand.</summary>
public static class CallerContext
{
    /// <summary>A visitor where no token was sent.</summary>
    public static Caller Caller(this HttpContext context) => context.Features.Get<Caller>() ?? Security.Caller.Visitor;
}
