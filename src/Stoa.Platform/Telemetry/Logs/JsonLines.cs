using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Stoa.Platform.Telemetry.Tracing;

namespace Stoa.Platform.Telemetry.Logs;

/// <summary>One JSON object a line: when, how bad, who says what, in which trace, for whom; the values of the template beside the text.</summary>
internal sealed class JsonLines(TimeProvider clock) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "stoa-json";
    private static readonly JsonWriterOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("time", clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
            json.WriteString("level", Level(logEntry.LogLevel));
            json.WriteString("source", logEntry.Category);
            json.WriteString("text", logEntry.Formatter(logEntry.State, logEntry.Exception));
            Context(json);
            if (logEntry.State is IReadOnlyList<KeyValuePair<string, object?>> values) Values(json, values);
            if (logEntry.Exception is { } exception) json.WriteString("exception", exception.ToString());
            json.WriteEndObject();
        }

        textWriter.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static void Context(Utf8JsonWriter json)
    {
        if (Activity.Current is not { } activity) return;
        json.WriteString("trace", activity.TraceId.ToString());
        json.WriteString("span", activity.SpanId.ToString());
        if (TraceTags.Find(TraceTags.Component) is { } component) json.WriteString("component", component);
        if (TraceTags.Find(TraceTags.Tenant) is { } tenant) json.WriteString("tenant", tenant);
    }

    private static void Values(Utf8JsonWriter json, IReadOnlyList<KeyValuePair<string, object?>> values)
    {
        if (values.All(v => v.Key == "{OriginalFormat}")) return;
        json.WriteStartObject("values");
        foreach (var (name, value) in values)
            if (name != "{OriginalFormat}") json.WriteString(name, Convert.ToString(value, CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    private static string Level(LogLevel level) => level switch
    {
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        _ => level.ToString().ToLowerInvariant(),
    };
}
