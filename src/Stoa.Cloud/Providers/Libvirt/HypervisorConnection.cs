using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Stoa.Cloud.Providers.Libvirt.Native;

namespace Stoa.Cloud.Providers.Libvirt;

/// <summary>Keeps one connection to the hypervisor and opens another one when it was lost.</summary>
internal sealed class HypervisorConnection(LibvirtOptions options) : IDisposable
{
    private readonly Lock opening = new();
    private Hypervisor? current;

    private readonly List<ChannelWriter<string>> listeners = [];

    /// <summary>Does blocking work on a thread that may block.</summary>
    public Task<T> Do<T>(Func<Hypervisor, T> work, CancellationToken cancel) => Task.Run(() => work(Get()), cancel);

    /// <summary>Names of machines whose life changed, from now on.</summary>
    public async IAsyncEnumerable<string> Changes([EnumeratorCancellation] CancellationToken cancel)
    {
        var channel = Channel.CreateUnbounded<string>();
        lock (listeners) listeners.Add(channel.Writer);
        try
        {
            await foreach (var name in channel.Reader.ReadAllAsync(cancel)) yield return name;
        }
        finally
        {
            lock (listeners) listeners.Remove(channel.Writer);
        }
    }

    public void Dispose() => current?.Dispose();

    private Hypervisor Get()
    {
        lock (opening)
        {
            if (current is { IsAlive: true }) return current;
            current?.Dispose();
            current = null;
            if (EmbeddedRoot.Of(options.Uri) is { } root)
            {
                EmbeddedRoot.Prepare(root, options.Guests);
                OrphanReaper.Ensure();
            }

            return current = Hypervisor.Open(options.Uri, Tell);
        }
    }

    private void Tell(string name)
    {
        lock (listeners)
            foreach (var listener in listeners) listener.TryWrite(name);
    }
}
