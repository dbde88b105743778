using System.Diagnostics.Metrics;
using System.Text;

namespace Stoa.Platform.Telemetry.Metrics;

/// <summary>Names and labels as Prometheus wants them, by the rules of OpenTelemetry's "Prometheus and OpenMetrics compatibility".</summary>
internal static class MetricName
{
    /// <summary><c>http.server.request.duration</c> in <c>s</c> becomes <c>http_server_request_duration_seconds</c>; a counter ends in <c>_total</c>.</summary>
    public static string Of(Instrument instrument, bool isCounter)
    {
        var name = Clean(instrument.Name);
        var unit = UnitOf(instrument.Unit);
        if (unit.Length > 0 && !name.EndsWith(unit, StringComparison.Ordinal)) name += $"_{unit}";
        return isCounter && !name.EndsWith("_total", StringComparison.Ordinal) ? name + "_total" : name;
    }

    /// <summary><c>a="1",b="2"</c>; empty without tags. The order of the tags is kept: an instrument always gives the same.</summary>
    public static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.Length == 0) return "";
        var labels = new StringBuilder(64);
        foreach (var (key, value) in tags)
        {
            if (labels.Length > 0) labels.Append(',');
            labels.Append(Clean(key)).Append("=\"").Append(Escape(value?.ToString() ?? "")).Append('"');
        }

        return labels.ToString();
    }

    public static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    private static string Clean(string name) => string.Create(name.Length, name, static (target, source) =>
    {
        for (var i = 0; i < source.Length; i++) target[i] = char.IsAsciiLetterOrDigit(source[i]) ? source[i] : '_';
    });

    private static string UnitOf(string? unit) => unit switch
    {
        "s" => "seconds",
        "ms" => "milliseconds",
        "By" => "bytes",
        "%" => "percent",
        null or "" or "1" => "",
        _ when unit.StartsWith('{') => "",
        _ => Clean(unit),
    };
}
