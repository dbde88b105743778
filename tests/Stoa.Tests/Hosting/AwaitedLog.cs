using Microsoft.Extensions.Logging;

namespace Stoa.Tests.Hosting;

/// <summary>Tells when something is logged.</summary>
internal sealed class AwaitedLog(string awaited) : ILogger
{
    private readonly TaskCompletionSource written = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Written => written.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (formatter(state, exception) == awaited) written.TrySetResult();
    }
}
