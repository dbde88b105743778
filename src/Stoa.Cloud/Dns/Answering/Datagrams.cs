using System.Net;
using System.Net.Sockets;

namespace Stoa.Cloud.Dns.Answering;

/// <summary>Queries by UDP.</summary>
internal sealed class Datagrams : IDisposable
{
    private const int Largest = 4096;
    private readonly Socket socket;
    private readonly Responder responder;
    private readonly ResponseRates rates;

    public Datagrams(IPEndPoint at, Responder responder, ResponseRates rates)
    {
        (this.responder, this.rates) = (responder, rates);
        socket = new Socket(at.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            socket.Bind(at);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public async Task Answer(CancellationToken cancel)
    {
        var buffer = GC.AllocateUninitializedArray<byte>(Largest, pinned: true);
        var from = new SocketAddress(socket.AddressFamily);
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                var length = await socket.ReceiveFromAsync(buffer, SocketFlags.None, from, cancel);
                if (Answer(buffer.AsSpan(0, length), from) is { } answer) await socket.SendToAsync(answer, SocketFlags.None, from, cancel);
            }
            catch (SocketException)
            {
                // The asker is gone, or its network is: its own affair.
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    // What gets no answer takes nothing of the answers to its network: a forged sender would use them up for whoever really asks.
    private byte[]? Answer(ReadOnlySpan<byte> message, SocketAddress from) => Responder.ToAnswer(message) is not { } query ? null : rates.Next(from) switch
    {
        AnswerRate.Whole => responder.Answer(query, isDatagram: true),
        AnswerRate.Cut => Responder.Cut(query),
        _ => null,
    };

    public void Dispose() => socket.Dispose();
}
