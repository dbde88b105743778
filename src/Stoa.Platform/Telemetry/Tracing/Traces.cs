using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Stoa.Platform.Hosting;

namespace Stoa.Platform.Telemetry.Tracing;

/// <summary>
/// Every request, message and step has a trace id (W3C Trace Context), so that logs and answers can name it. Where
/// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set, activities and metrics go there too; its sisters of OpenTelemetry's specification
/// (headers, sampler, protocol) are heeded by the exporter itself.
/// </summary>
internal sealed class Traces(Node node) : IHostedService, IDisposable
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static readonly string[] Sources = ["Stoa.*", "Microsoft.AspNetCore", "System.Net.Http", "Npgsql"];
    private ActivityListener? ids;
    private TracerProvider? exporter;
    private MeterProvider? meters;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        ids = Listen();
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable(EndpointVariable))) Export();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        exporter?.ForceFlush(2000);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        ids?.Dispose();
        exporter?.Dispose();
        meters?.Dispose();
    }

    // Without a listener no activity is made, and so no id. Only the ids are needed for that, no details.
    private static ActivityListener Listen()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("Stoa.", StringComparison.Ordinal) || source.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private void Export()
    {
        var resource = ResourceBuilder.CreateDefault().AddService(
            "stoa", serviceVersion: typeof(Traces).Assembly.GetName().Version!.ToString(3), serviceInstanceId: node.Id.ToString());
        exporter = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Sources).AddOtlpExporter().Build();
        meters = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource)
            .AddMeter("Stoa.*", "Microsoft.AspNetCore.*", "System.Runtime", "Npgsql").AddOtlpExporter().Build();
    }
}
