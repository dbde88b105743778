using System.Threading.Channels;

namespace Stoa.Platform.Hosting;

/// <summary>Where one loop waits. A ring while nobody waits is kept, several are one.</summary>
public sealed class WakeListener
{
    private readonly Channel<bool> rings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Ends the present wait, or the next one.</summary>
    public void Ring() => rings.Writer.TryWrite(true);

    /// <summary>Returns when rung, or after the time.</summary>
    /// <exception cref="OperationCanceledException">Cancelled before either.</exception>
    public async Task Wait(TimeSpan atMost, TimeProvider clock, CancellationToken cancel)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var rung = rings.Reader.WaitToReadAsync(over.Token).AsTask();
        await Task.WhenAny(rung, Task.Delay(atMost, clock, over.Token));
        await over.CancelAsync();
        cancel.ThrowIfCancellationRequested();
        rings.Reader.TryRead(out _);
    }
}
