using Microsoft.AspNetCore.Http;

namespace Stoa.Platform.Http.Edge;

/// <summary>
/// What a browser shall know of every answer of the API: it is no page, nothing in it runs, nobody frames it, and no cache keeps it.
/// Pages say their own.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    public Task Invoke(HttpContext context)
    {
        context.Response.OnStarting(static state => Put((HttpContext)state), context);
        return next(context);
    }

    private static Task Put(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
        if (!context.Request.Path.StartsWithSegments("/api") && !context.Request.Path.StartsWithSegments("/openapi")) return Task.CompletedTask;
        if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        if (headers.CacheControl.Count == 0) headers.CacheControl = headers.ETag.Count > 0 ? "private, no-cache" : "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        return Task.CompletedTask;
    }
}
