using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;
using Stoa.Platform.Http;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Telemetry.Tracing;

/// <summary>
/// Calls a request's activity by its route and says how it ended. Neither path nor query is told: they hold ids and whatever a
/// person typed. Refused tokens, spent shares and forms that are not ours are logged, since somebody may be trying: once for each network
/// and status in ten seconds, so that whoever tries does not fill the disk.
/// </summary>
internal sealed class RequestTrace(RequestDelegate next, ILogger<RequestTrace> log, IMemoryCache told)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    public async Task Invoke(HttpContext context, OperationContext operation)
    {
        var activity = Activity.Current;
        if (context.GetEndpoint() is RouteEndpoint endpoint && activity is not null) Name(activity, endpoint, context.Request.Method);
        await next(context);
        if (operation.HasTenant) activity?.SetTag(TraceTags.Tenant, operation.Tenant.ToString());
        activity?.SetTag("http.response.status_code", context.Response.StatusCode);
        if (context.Response.StatusCode is 401 or 403 or 429 || IsForeignForm(context)) Tell(context, context.Response.StatusCode, context.NetworkOfClient());
    }

    private void Tell(HttpContext context, int status, string network)
    {
        var key = (nameof(RequestTrace), network, status);
        if (told.TryGetValue(key, out _)) return;
        told.Set(key, true, Quiet);
        log.LogInformation("Refused {Status} {Route} from {Network}", status, RouteOf(context), network);
    }

    // A page answers 400 to nothing else; an operation does to whoever mistypes.
    private static bool IsForeignForm(HttpContext context) =>
        context.Response.StatusCode == 400 && HttpMethods.IsPost(context.Request.Method) && context.IsForPages();

    private static void Name(Activity activity, RouteEndpoint endpoint, string method)
    {
        activity.DisplayName = $"{method} {endpoint.RoutePattern.RawText}";
        activity.SetTag("http.route", endpoint.RoutePattern.RawText);
        activity.SetTag("http.request.method", method);
        if (endpoint.Metadata.GetMetadata<ComponentEndpoint>() is { } of) activity.SetTag(TraceTags.Component, of.Component);
    }

    private static string RouteOf(HttpContext context) =>
        $"{context.Request.Method} {(context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText}";
}
