using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Stoa.Cloud.Providers.Simulator;

/// <summary>Tells whoever watches, in this process.</summary>
internal sealed class SimulatedEvents(TimeProvider clock) : IMachineEvents
{
    private readonly ConcurrentDictionary<Channel<MachineEvent>, bool> watchers = new();

    public async IAsyncEnumerable<MachineEvent> Watch([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var channel = Channel.CreateUnbounded<MachineEvent>();
        watchers[channel] = true;
        try
        {
            await foreach (var happened in channel.Reader.ReadAllAsync(cancel)) yield return happened;
        }
        finally
        {
            watchers.TryRemove(channel, out _);
        }
    }

    public void Tell(MachineEvent happened)
    {
        foreach (var channel in watchers.Keys) channel.Writer.TryWrite(happened);
    }

    /// <summary>Tells it when so much time has passed. Nobody hears it when the process ends before; then whoever waits looks.</summary>
    public void TellAfter(TimeSpan delay, MachineEvent happened)
    {
        if (delay <= TimeSpan.Zero) Tell(happened);
        else _ = Later(delay, happened);
    }

    private async Task Later(TimeSpan delay, MachineEvent happened)
    {
        await Task.Delay(delay, clock);
        Tell(happened);
    }
}
