using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Stoa.Platform.Storage;
using Stoa.Platform.Telemetry.Health;
using Stoa.Platform.Telemetry.Logs;
using Stoa.Platform.Telemetry.Metrics;
using Stoa.Platform.Telemetry.Tracing;

namespace Stoa.Platform.Telemetry;

/// <summary>What can be seen of a process from outside: traces, metrics, logs, health.</summary>
internal static class TelemetryServices
{
    public static void AddStoaTelemetry(this WebApplicationBuilder builder, IReadOnlyList<Migration> needed)
    {
        builder.Logging.AddStoaConsole(builder.Configuration);
        var services = builder.Services;
        services.AddOptions<TelemetryOptions>().BindConfiguration("telemetry");
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<TelemetryOptions>>().Value);
        services.AddSingleton<PrometheusText>().AddHostedService<Traces>().AddSingleton(new NeededMigrations(needed));
        // Whether the node's clock is right is asked of the real one, whatever a test puts in its place.
        services.AddHealthChecks()
            .Add(new HealthCheckRegistration("database", s => new DatabaseCheck(s.GetRequiredService<Databases>(), TimeProvider.System), null, null))
            .AddCheck<MigrationCheck>("migrations");
        services.AddSingleton<MigrationCheck>();
    }

    public static void MapStoaTelemetry(this WebApplication app)
    {
        // From the first request on, not from the first time that somebody asks.
        app.Services.GetRequiredService<PrometheusText>();
        MetricsEndpoint.Map(app);
        HealthEndpoints.Map(app);
    }
}
