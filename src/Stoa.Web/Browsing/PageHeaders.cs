using Microsoft.AspNetCore.Http;

namespace Stoa.Web.Browsing;

/// <summary>What every page tells the browser not to do.</summary>
internal static class PageHeaders
{
    // Nothing inline, nothing foreign: an injected script or style has no way to run.
    private const string Policy =
        "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'";

    public static void Write(HttpResponse response)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
        headers.Vary = "Cookie, Accept-Language";
        // Last, since a page with a form says no-store by itself, and complains when it finds something else.
        response.OnStarting(static started =>
        {
            if (((HttpResponse)started).Headers is { CacheControl.Count: 0 } unsaid) unsaid.CacheControl = "private, no-cache";
            return Task.CompletedTask;
        }, response);
    }
}
