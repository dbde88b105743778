using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Stoa.Platform.Telemetry.Logs;
using Stoa.Platform.Telemetry.Tracing;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Telemetry;

public sealed class ALogLineTests : IDisposable
{
    private readonly Activity activity = new Activity("test").SetTag(TraceTags.Component, "shelf").SetTag(TraceTags.Tenant, "co_1").Start();

    [Fact]
    public void Is_one_JSON_object_with_trace_component_and_company()
    {
        var line = Write(log => log.LogWarning("Took {Count} books of \"{Shelf}\"", 3, "upper\nlower"));
        var json = JsonDocument.Parse(line).RootElement;
        Assert.Equal(1, line.Count(c => c == '\n'));
        Assert.Equal("2026-11-02T09:00:00.000Z", json.GetProperty("time").GetString());
        Assert.Equal("warn", json.GetProperty("level").GetString());
        Assert.Equal("Took 3 books of \"upper\nlower\"", json.GetProperty("text").GetString());
        Assert.Equal("3", json.GetProperty("values").GetProperty("Count").GetString());
        Assert.Equal(activity.TraceId.ToString(), json.GetProperty("trace").GetString());
        Assert.Equal("shelf", json.GetProperty("component").GetString());
        Assert.Equal("co_1", json.GetProperty("tenant").GetString());
    }

    [Fact]
    public void Says_for_whom_when_an_activity_further_out_knows()
    {
        using var inner = new Activity("inner").Start();
        Assert.Equal("shelf", JsonDocument.Parse(Write(log => log.LogWarning("Hello"))).RootElement.GetProperty("component").GetString());
    }

    [Fact]
    public void Holds_an_exception_in_one_line() =>
        Assert.Contains("A bug", JsonDocument.Parse(Write(log => log.LogWarning(new InvalidOperationException("A bug"), "Failed"))).RootElement.GetProperty("exception").GetString());

    public void Dispose() => activity.Dispose();

    private static string Write(Action<ILogger> say)
    {
        var written = new StringWriter();
        say(new Collector(written, new JsonLines(new ManualClock())));
        return written.ToString();
    }

    private sealed class Collector(StringWriter written, JsonLines lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Write(new LogEntry<TState>(logLevel, "Shelf", eventId, state, exception, formatter), null, written);
    }
}
