using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace Stoa.Platform.Http;

/// <summary>Metadata: the answer is a stream without an end, which has no head alone.</summary>
public sealed record StaysOpen;

/// <summary>
/// Answers HEAD as GET: with the same status and headers. The server sends no body, since it goes by the method that came and not by the
/// one that the rest of the process sees.
/// </summary>
internal static class HeadRequests
{
    /// <summary>Before the routing.</summary>
    public static async Task AskAsGet(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }

        context.Features.Set(new CameAsHead());
        context.Request.Method = HttpMethods.Get;
        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Method = HttpMethods.Head;
        }
    }

    /// <summary>Before the routing, which knows of no HEAD: an answer that says what an address takes says that it takes HEAD where it takes GET.</summary>
    public static async Task NameAmongAllowed(HttpContext context, RequestDelegate next)
    {
        await next(context);
        var response = context.Response;
        if (response is not { HasStarted: false, StatusCode: StatusCodes.Status405MethodNotAllowed }) return;
        var allowed = response.Headers.GetCommaSeparatedValues("Allow");
        if (allowed.Contains(HttpMethods.Get) && !allowed.Contains(HttpMethods.Head) && !IsStream(context)) response.Headers.Allow = string.Join(", ", [.. allowed, HttpMethods.Head]);
    }

    /// <summary>After the routing: nobody would read the stream, and it would be written for as long as the caller stays.</summary>
    public static Task RefuseStreams(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<CameAsHead>() is null || context.GetEndpoint()?.Metadata.GetMetadata<StaysOpen>() is null) return next(context);
        context.Response.Headers.Allow = HttpMethods.Get;
        return Problems.Of(PlatformProblems.WrongMethod).ExecuteAsync(context);
    }

    /// <summary>Before the request is handed on to another process, which does the same.</summary>
    public static void AskAsCame(HttpContext context)
    {
        if (context.Features.Get<CameAsHead>() is not null) context.Request.Method = HttpMethods.Head;
    }

    // The routing does not say which endpoints it would have taken with another method.
    private static bool IsStream(HttpContext context) => context.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<StaysOpen>() is not null)
        .Any(endpoint => new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(context.Request.Path, []));

    private sealed record CameAsHead;
}
