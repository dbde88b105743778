using System.Diagnostics.Metrics;

namespace RelayBench;

/// <summary>Counts what the process says that it relayed and handled: asking the database all the time would be work of its own.</summary>
internal sealed class Tally : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long left;

    /// <param name="counter">The counter's name.</param>
    /// <param name="messages">How many are waited for.</param>
    public Tally(string counter, int messages)
    {
        left = messages;
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Name == counter) listener.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, count, _, _) =>
        {
            if (Interlocked.Add(ref left, -count) <= 0) reached.TrySetResult();
        });
        listener.Start();
    }

    /// <summary>Ends when so many were counted.</summary>
    public Task Reached => reached.Task;

    public void Dispose() => listener.Dispose();
}
