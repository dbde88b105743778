using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Stoa.Platform.Hosting;
using Stoa.Platform.Http;

namespace Stoa.Platform.Telemetry.Metrics;

/// <summary><c>/metrics</c>: for whoever is on this machine or on the internal socket; elsewhere it is not there, unless the settings open it.</summary>
internal static class MetricsEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/metrics", (HttpContext context, PrometheusText metrics, TelemetryOptions options, NodeOptions node) =>
            options.AreMetricsPublic || IsHere(context, node)
                ? Results.Text(metrics.Write(), "text/plain; version=0.0.4; charset=utf-8")
                : Results.NotFound()).ExcludeFromDescription();

    private static bool IsHere(HttpContext context, NodeOptions node) =>
        context.IsInternal() || (!node.IsBehindProxy && context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote));
}
