using System.Net;

namespace Stoa.Platform.Hosting;

/// <summary>An address to listen on.</summary>
public static class Address
{
    /// <summary>The end point of <c>http://127.0.0.1:8080</c>; <c>localhost</c> counts as 127.0.0.1, port 0 takes a free one.</summary>
    /// <exception cref="FormatException">The host is a name, or the scheme is not http.</exception>
    public static IPEndPoint Of(Uri address) =>
        address.Scheme != Uri.UriSchemeHttp ? throw new FormatException($"{address}: only http:// can be listened on so far; put TLS in front.")
        : address.Host == "localhost" ? new IPEndPoint(IPAddress.Loopback, address.Port)
        : IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) ? new IPEndPoint(ip, address.Port)
        : throw new FormatException($"{address}: give the IP address to listen on, not a name.");
}
