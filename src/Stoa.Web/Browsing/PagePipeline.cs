using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Common;
using Stoa.Platform.Http;
using Stoa.Platform.Http.Edge;
using Stoa.Web.Components.Pages;

namespace Stoa.Web.Browsing;

/// <summary>What each page passes before it is drawn. It hangs on the endpoints, so that it holds in whatever process they are mapped.</summary>
internal static class PagePipeline
{
    // The largest field is an SSH key of 16 kB.
    private const long LargestForm = 64 * 1024;

    /// <summary>Puts the steps before an endpoint that draws.</summary>
    public static TBuilder AsPage<TBuilder>(this TBuilder builder, IEndpointRouteBuilder routes) where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(endpoint => Wrap(routes, endpoint));
        return builder;
    }

    private static void Wrap(IEndpointRouteBuilder routes, EndpointBuilder endpoint)
    {
        if (endpoint.RequestDelegate is not { } draw) return;
        TakeOver(endpoint);
        endpoint.Metadata.Add(new RefusalPage(DrawRefusal));
        endpoint.RequestDelegate = Of(routes.CreateApplicationBuilder(), draw);
    }

    /// <summary>The steps, and then what draws.</summary>
    public static RequestDelegate Of(IApplicationBuilder pipeline, RequestDelegate draw)
    {
        pipeline.UseResponseCompression();
        pipeline.Use(Prepare);
        pipeline.Use(Refusals.Catch);
        pipeline.Use(Recognition.Recognize);
        pipeline.Use(CheckOrigin);
        pipeline.Run(draw);
        return pipeline.Build();
    }

    // The framework wants its antiforgery middleware in the host's pipeline; the check is made here instead, with a page as answer.
    private static void TakeOver(EndpointBuilder endpoint)
    {
        foreach (var asked in endpoint.Metadata.OfType<IAntiforgeryMetadata>().ToList()) endpoint.Metadata.Remove(asked);
    }

    private static Task Prepare(HttpContext context, RequestDelegate next)
    {
        PageHeaders.Write(context.Response);
        context.RequestServices.GetRequiredService<Preferences>().Remember(context.Response);
        return next(context);
    }

    // Who it is nobody asks: a refusal for sending too much costs next to nothing.
    private static Task DrawRefusal(HttpContext context, ProblemType problem)
    {
        context.RequestServices.GetRequiredService<Visitor>().IsUnasked = true;
        return Prepare(context, _ => Refusals.Answer(context, new Problem(problem.Type, problem.Title, problem.Status, problem.Mend)));
    }

    private static async Task CheckOrigin(HttpContext context, RequestDelegate next)
    {
        // Before the form is read, which the check does: nobody is known yet who could be trusted with more.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = LargestForm;
        if (await IsOurs(context)) await next(context);
        else await new RazorComponentResult<StaleForm> { StatusCode = StatusCodes.Status400BadRequest }.ExecuteAsync(context);
    }

    // A form that cannot be read is no form of ours.
    private static async Task<bool> IsOurs(HttpContext context)
    {
        try
        {
            return await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context);
        }
        catch (Exception unreadable) when (unreadable is BadHttpRequestException or InvalidDataException or AntiforgeryValidationException)
        {
            return false;
        }
    }
}
