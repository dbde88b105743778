using System.Diagnostics.Metrics;
using Stoa.Platform.Security.Passwords;

namespace Stoa.Tests.Security.Passwords;

/// <summary>Counts the password hashes that are computed under one meter factory: an answer's work, whatever the machine is doing.</summary>
internal sealed class ComputedHashes : IDisposable
{
    private readonly MeterListener listener = new();
    private long count;

    public ComputedHashes(IMeterFactory meters)
    {
        listener.InstrumentPublished = (instrument, all) =>
        {
            if (instrument.Name == PasswordHasher.Counter && instrument.Meter.Scope == meters) all.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, more, _, _) => Interlocked.Add(ref count, more));
        listener.Start();
    }

    public long Count => Interlocked.Read(ref count);

    public void Dispose() => listener.Dispose();
}
