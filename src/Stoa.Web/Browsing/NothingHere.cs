using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Stoa.Platform.Http;

namespace Stoa.Web.Browsing;

/// <summary>
/// The page for addresses that nobody answers. It is no endpoint: one that takes every address takes every method and content type too,
/// and the routing would never say that an operation is there, but not with this one.
/// </summary>
internal static class NothingHere
{
    /// <summary>Draws it where the routing found nothing.</summary>
    public static void UseNothingHere(this WebApplication app)
    {
        var draw = PagePipeline.Of(((IEndpointRouteBuilder)app).CreateApplicationBuilder(), Draw);
        app.Use((context, next) => context.GetEndpoint() is null && context.IsForPages() ? draw(context) : next(context));
    }

    private static Task Draw(HttpContext context) =>
        new RazorComponentResult<Components.Pages.NotFound> { StatusCode = StatusCodes.Status404NotFound }.ExecuteAsync(context);
}
