using System.Net;
using System.Net.Sockets;
using Stoa.Platform.Hosting;

namespace Stoa.Platform.Http.Edge;

/// <summary>Whether an address can be listened on, asked before anything is made that would have to be taken back.</summary>
public static class FreePort
{
    /// <exception cref="CannotStartException">Another program has the port, this user may not take it, or the address is another machine's.</exception>
    public static void Check(IPEndPoint endPoint)
    {
        using var listener = new TcpListener(endPoint);
        try
        {
            listener.Start();
        }
        catch (SocketException refused)
        {
            throw refused.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => new CannotStartException("port-in-use", $"{endPoint} is taken by another program: end that one, or listen elsewhere with --listen.", refused),
                SocketError.AccessDenied => new CannotStartException("port-not-allowed", $"This user may not listen on {endPoint}: ports below 1024 are for root. Take another one with --listen.", refused),
                SocketError.AddressNotAvailable => new CannotStartException("listen-not-here", $"{endPoint.Address} is no address of this machine: choose one of its own with --listen.", refused),
                _ => new CannotStartException("listen-failed", $"{endPoint} cannot be listened on: {refused.Message}. Choose another address with --listen.", refused),
            };
        }
    }
}
