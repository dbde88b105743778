using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Stoa.Cloud.Providers.Simulator;

/// <summary>Tells whoever watches, in this process.</summary>
internal sealed class SimulatedNotices(TimeProvider clock) : IMachineNotices
{
    private readonly ConcurrentDictionary<Channel<MachineNotice>, bool> watchers = new();

    public async IAsyncEnumerable<MachineNotice> Watch([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var channel = Channel.CreateUnbounded<MachineNotice>();
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

    public void Tell(MachineNotice happened)
    {
        foreach (var channel in watchers.Keys) channel.Writer.TryWrite(happened);
    }

    /// <summary>Tells it when so much time has passed. Nobody hears it when the process ends before; then whoever waits looks.</summary>
    public void TellAfter(TimeSpan delay, MachineNotice happened)
    {
        if (delay <= TimeSpan.Zero) Tell(happened);
        else _ = Later(delay, happened);
    }

    private async Task Later(TimeSpan delay, MachineNotice happened)
    {
        await Task.Delay(delay, clock);
        Tell(happened);
    }
}
