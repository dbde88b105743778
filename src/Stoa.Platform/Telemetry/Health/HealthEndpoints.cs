using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Stoa.Platform.Telemetry.Health;

/// <summary>What <c>/health/ready</c> answers.</summary>
/// <param name="IsReady">True when requests may be sent here.</param>
/// <param name="Reasons">By check, why not.</param>
public sealed record Readiness(bool IsReady, IReadOnlyDictionary<string, string> Reasons);

/// <summary>
/// For load balancers and supervisors: <c>/health/live</c> answers as long as the process does, <c>/health/ready</c> says whether
/// requests should be sent here (503 when not) and why not.
/// </summary>
internal static class HealthEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Text("live")).ExcludeFromDescription();
        routes.MapGet("/health/ready", Ready).ExcludeFromDescription();
    }

    private static async Task<JsonHttpResult<Readiness>> Ready(HealthCheckService health, CancellationToken cancel)
    {
        var report = await health.CheckHealthAsync(cancel);
        var reasons = report.Entries.Where(e => e.Value.Status != HealthStatus.Healthy)
            .ToDictionary(e => e.Key, e => e.Value.Description ?? e.Value.Status.ToString());
        return TypedResults.Json(new Readiness(reasons.Count == 0, reasons), statusCode: reasons.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
