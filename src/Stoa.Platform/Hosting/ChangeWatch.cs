namespace Stoa.Platform.Hosting;

/// <summary>Follows one thing. A change that comes while nobody waits is kept, several are one.</summary>
public sealed class ChangeWatch : IDisposable
{
    private readonly ChangeSignal signal;
    private readonly WakeListener listener = new();

    internal ChangeWatch(ChangeSignal signal, string subject) => (this.signal, Subject) = (signal, subject);

    internal string Subject { get; }

    /// <inheritdoc cref="WakeListener.Wait"/>
    public Task Wait(TimeSpan atMost, TimeProvider clock, CancellationToken cancel) => listener.Wait(atMost, clock, cancel);

    public void Dispose() => signal.Forget(this);

    internal void Ring() => listener.Ring();
}
