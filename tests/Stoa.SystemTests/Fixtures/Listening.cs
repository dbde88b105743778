using System.Net;
using System.Net.Sockets;

namespace Stoa.SystemTests.Fixtures;

/// <summary>Whether somebody listens on a port of this machine.</summary>
internal static class Listening
{
    public static async Task<bool> On(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
