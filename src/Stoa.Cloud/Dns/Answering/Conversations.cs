using System.Buffers.Binary;
using System.Net.Sockets;

namespace Stoa.Cloud.Dns.Answering;

/// <summary>Queries by TCP: several a connection, each with its length before it (RFC 1035 section 4.2.2, RFC 7766).</summary>
internal sealed class Conversations(TcpListener listener, Responder responder, TimeProvider clock) : IDisposable
{
    /// <summary>Connections at once; the next one waits until another ends.</summary>
    public const int Most = 200;

    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);
    private readonly SemaphoreSlim room = new(Most);

    public async Task Answer(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await room.WaitAsync(cancel);
                _ = Talk(await listener.AcceptTcpClientAsync(cancel), cancel);
            }
            catch (SocketException)
            {
                // Too many open files, or an asker who left before we came: the next one is accepted all the same.
                room.Release();
                await Pause(cancel);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    public void Dispose()
    {
        listener.Dispose();
        room.Dispose();
    }

    // What fails at once fails again at once: a moment, so that it does not burn a core.
    private async Task Pause(CancellationToken cancel) =>
        await Task.Delay(Breath, clock, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task Talk(TcpClient client, CancellationToken cancel)
    {
        try
        {
            using var asker = client;
            var stream = asker.GetStream();
            while (await Next(stream, cancel) is { } query)
            {
                if (responder.Answer(query, isDatagram: false) is not { } answer) return;
                var framed = new byte[answer.Length + 2];
                BinaryPrimitives.WriteUInt16BigEndian(framed, (ushort)answer.Length);
                answer.CopyTo(framed, 2);
                await stream.WriteAsync(framed, cancel);
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or SocketException)
        {
            // The asker left or took too long: its own affair.
        }
        finally
        {
            if (!cancel.IsCancellationRequested) room.Release();
        }
    }

    // One query has so much time in all, so that nobody holds a place by sending an octet now and then.
    private async Task<byte[]?> Next(NetworkStream stream, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(Idle, clock);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        var length = new byte[2];
        if (await stream.ReadAtLeastAsync(length, 2, throwOnEndOfStream: false, enough.Token) < 2) return null;
        var query = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
        await stream.ReadExactlyAsync(query, enough.Token);
        return query;
    }
}
