using System.Net.Sockets;
using Stoa.Contracts.Compute;

namespace Stoa.Cloud.Providers.Libvirt;

/// <summary>Whether SSH answers: the forwarded port takes every connection, so only the server's first words tell (RFC 4253 section 4.2).</summary>
internal static class SshBanner
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(700);

    public static async Task<bool> Answers(MachineAddress address, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(address.Host, address.Port, patience.Token);
            var words = new byte[4];
            var read = await socket.ReceiveAsync(words, patience.Token);
            return words.AsSpan(0, read).SequenceEqual("SSH-"u8);
        }
        catch (Exception silent) when (silent is SocketException || (silent is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return false;
        }
    }
}
