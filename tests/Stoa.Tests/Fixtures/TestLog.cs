using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Stoa.Tests.Fixtures;

/// <summary>Keeps what a node logs. Warnings and worse are appended to the file that STOA_TEST_LOG names.</summary>
public sealed class TestLog : ILoggerProvider
{
    private static readonly Lock Writing = new();
    private static readonly string? File = Environment.GetEnvironmentVariable("STOA_TEST_LOG");
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyCollection<string> Lines => lines;

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Logger(TestLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var line = $"{logLevel} {category}: {formatter(state, exception)} {exception}";
            log.lines.Enqueue(line);
            if (File is null || logLevel < LogLevel.Warning) return;
            lock (Writing) System.IO.File.AppendAllText(File, line + '\n');
        }
    }
}
