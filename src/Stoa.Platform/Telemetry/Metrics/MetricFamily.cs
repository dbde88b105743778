using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;

namespace Stoa.Platform.Telemetry.Metrics;

/// <summary>One instrument with all its series.</summary>
internal sealed class MetricFamily
{
    /// <summary>Series at most: an instrument that labels by something endless must not fill the memory. What is beyond counts as "other".</summary>
    private const int MostSeries = 2000;

    private static readonly double[] UsualBounds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
    private readonly ConcurrentDictionary<string, Series> series = new(StringComparer.Ordinal);
    private readonly Instrument instrument;
    private readonly string kind;
    private readonly IReadOnlyList<double> bounds;

    public MetricFamily(Instrument instrument)
    {
        this.instrument = instrument;
        var type = instrument.GetType().GetGenericTypeDefinition();
        kind = type == typeof(Histogram<>) ? "histogram" : type == typeof(Counter<>) || type == typeof(ObservableCounter<>) ? "counter" : "gauge";
        bounds = (instrument as Histogram<double>)?.Advice?.HistogramBucketBoundaries ?? UsualBounds;
        Name = MetricName.Of(instrument, kind == "counter");
    }

    public string Name { get; }

    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = MetricName.Labels(tags);
        if (!series.TryGetValue(labels, out var found))
            found = series.GetOrAdd(series.Count < MostSeries ? labels : "other=\"true\"", _ => Create());
        found.Record(value);
    }

    public void Write(StringBuilder text)
    {
        if (series.IsEmpty) return;
        if (instrument.Description is { } help) text.Append("# HELP ").Append(Name).Append(' ').Append(MetricName.Escape(help)).Append('\n');
        text.Append("# TYPE ").Append(Name).Append(' ').Append(kind).Append('\n');
        // Its own copy is taken at once; sorting it directly would count first and copy then, while others add.
        foreach (var (labels, one) in series.ToArray().OrderBy(s => s.Key, StringComparer.Ordinal)) one.Write(text, Name, labels);
    }

    private Series Create() => kind == "histogram" ? new Spread(bounds) : instrument.IsObservable || instrument is Gauge<long> or Gauge<double> or Gauge<int> ? new Last() : new Sum();
}
