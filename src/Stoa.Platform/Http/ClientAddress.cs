using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Stoa.Platform.Http;

/// <summary>Where the person or program outside sits.</summary>
public static class ClientAddress
{
    internal const string Header = "X-Forwarded-For";

    /// <summary>
    /// The address of the client. On the internal socket, which only our own processes reach, it is what the process at the edge
    /// said in <c>X-Forwarded-For</c>; on the public address that header is not believed.
    /// </summary>
    /// <returns>Null when a component calls of its own accord.</returns>
    public static IPAddress? OfClient(this HttpContext context)
    {
        if (!context.IsInternal()) return Plain(context.Connection.RemoteIpAddress);
        return IPAddress.TryParse(context.Request.Headers[Header].ToString(), out var told) ? Plain(told) : null;
    }

    /// <summary>True on the internal socket: the public listener has an IP address, a unix socket has none.</summary>
    public static bool IsInternal(this HttpContext context) => context.Connection.LocalIpAddress is null;

    /// <summary>What one client is taken to be: an IPv4 address, or the 64 bits of an IPv6 network, within which a client picks addresses at will.</summary>
    public static string NetworkOfClient(this HttpContext context)
    {
        if (context.OfClient() is not { } address) return "inside";
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address.ToString();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return $"{new IPAddress(bytes)}/64";
    }

    private static IPAddress? Plain(IPAddress? address) => address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
}
