using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;

namespace Stoa.Platform.Telemetry.Metrics;

/// <summary>
/// Listens to the process's instruments and writes them in Prometheus' text format 0.0.4. OpenTelemetry's own exporter for it is not
/// everywhere to be had, and this is all that is needed of it.
/// </summary>
internal sealed class PrometheusText : IDisposable
{
    private static readonly string[] Heard = ["Stoa.", "Microsoft.AspNetCore.", "System.Runtime", "Npgsql"];
    private readonly ConcurrentDictionary<Instrument, MetricFamily> ofInstrument = new();
    private readonly ConcurrentDictionary<string, MetricFamily> families = new(StringComparer.Ordinal);
    private readonly MeterListener listener = new();

    public PrometheusText()
    {
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (Heard.Any(prefix => instrument.Meter.Name.StartsWith(prefix, StringComparison.Ordinal))) l.EnableMeasurementEvents(instrument, null);
        };
        listener.SetMeasurementEventCallback<byte>((i, value, tags, _) => Record(i, value, tags));
        listener.SetMeasurementEventCallback<short>((i, value, tags, _) => Record(i, value, tags));
        listener.SetMeasurementEventCallback<int>((i, value, tags, _) => Record(i, value, tags));
        listener.SetMeasurementEventCallback<long>((i, value, tags, _) => Record(i, value, tags));
        listener.SetMeasurementEventCallback<float>((i, value, tags, _) => Record(i, value, tags));
        listener.SetMeasurementEventCallback<double>((i, value, tags, _) => Record(i, value, tags));
        listener.SetMeasurementEventCallback<decimal>((i, value, tags, _) => Record(i, (double)value, tags));
        listener.Start();
    }

    /// <summary>All of it, in the order of the names.</summary>
    public string Write()
    {
        listener.RecordObservableInstruments();
        var text = new StringBuilder(16 * 1024);
        foreach (var family in families.Values.OrderBy(f => f.Name, StringComparer.Ordinal)) family.Write(text);
        return text.ToString();
    }

    public void Dispose() => listener.Dispose();

    private void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        ofInstrument.GetOrAdd(instrument, static (i, all) => Of(i, all), families).Record(value, tags);

    // A meter may be there more than once in a process; what has one name is one family.
    private static MetricFamily Of(Instrument instrument, ConcurrentDictionary<string, MetricFamily> families)
    {
        var family = new MetricFamily(instrument);
        return families.GetOrAdd(family.Name, family);
    }
}
