using Microsoft.AspNetCore.Http;

namespace Stoa.Platform.Http;

/// <summary>Where pages lie, beside the API.</summary>
public static class PagePaths
{
    // What lies below these answers for itself, with problems and not with pages.
    private static readonly PathString[] Others = ["/api", "/openapi"];

    /// <summary>True of every path but those of the API and its description.</summary>
    public static bool IsForPages(this HttpContext context) => !Array.Exists(Others, other => context.Request.Path.StartsWithSegments(other, StringComparison.OrdinalIgnoreCase));
}
