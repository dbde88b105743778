using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Stoa.Web.Browsing;

/// <summary>Addresses that pages may answer for: what lies below /api answers for itself, with problems and not with pages.</summary>
internal sealed class PagePath : IRouteConstraint
{
    /// <summary>As patterns of routes call it.</summary>
    public const string Name = "page";

    private static readonly PathString[] Others = ["/api", "/openapi"];

    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        !Array.Exists(Others, other => new PathString($"/{values[routeKey]}").StartsWithSegments(other, StringComparison.OrdinalIgnoreCase));
}
