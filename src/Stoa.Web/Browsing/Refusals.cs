using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stoa.Contracts.Common;
using Stoa.Web.Components.Pages;

namespace Stoa.Web.Browsing;

/// <summary>Answers with a page when a component refuses what a page needs, does not answer at all, or the page itself has a fault.</summary>
internal static class Refusals
{
    public static async Task Catch(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (ProblemException refused) when (!context.Response.HasStarted)
        {
            await Answer(context, refused.Problem);
        }
        catch (HttpRequestException away) when (!context.Response.HasStarted)
        {
            Log(context).LogWarning("A page could not be made: {Reason}", away.Message);
            await Answer(context, new Problem("stoa:not-available", "Not available", StatusCodes.Status503ServiceUnavailable));
        }
        catch (Exception bug) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            Log(context).LogError(bug, "A page failed");
            await Answer(context, new Problem("stoa:bug", "Something went wrong on our side", StatusCodes.Status500InternalServerError));
        }
    }

    private static ILogger Log(HttpContext context) => context.RequestServices.GetRequiredService<ILogger<PageContext>>();

    /// <summary>With a page, or with the way to the one for signing in.</summary>
    public static Task Answer(HttpContext context, Problem problem) => problem.Status switch
    {
        (int)HttpStatusCode.Unauthorized => AskToSignIn(context),
        (int)HttpStatusCode.NotFound => Show<Components.Pages.NotFound>(context, problem.Status, new()),
        _ => Show<RefusedPage>(context, problem.Status, new() { [nameof(RefusedPage.Problem)] = problem with { TraceId = problem.TraceId ?? Activity.Current?.TraceId.ToString() } }),
    };

    // A page that was asked for is worth coming back to; a form that was sent is not repeated by a redirect.
    private static Task AskToSignIn(HttpContext context)
    {
        var request = context.Request;
        SessionCookie.Delete(context);
        context.Response.Redirect(LocalPath.Via("/sign-in", HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString : null));
        return Task.CompletedTask;
    }

    // The failed page left a renderer that stopped half-way and a header of the framework's; the page that says so needs its own.
    private static async Task Show<TPage>(HttpContext context, int status, Dictionary<string, object?> parameters) where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        var visitor = context.RequestServices.GetRequiredService<Visitor>();
        await using var scope = context.RequestServices.CreateAsyncScope();
        var again = scope.ServiceProvider.GetRequiredService<Visitor>();
        (again.Me, again.IsUnasked) = (visitor.Me, visitor.IsUnasked);
        context.RequestServices = scope.ServiceProvider;
        context.Response.Headers.Remove("blazor-enhanced-nav");
        await new RazorComponentResult<TPage>(parameters) { StatusCode = status }.ExecuteAsync(context);
    }
}
