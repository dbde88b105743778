using System.Net;
using Stoa.Platform.Hosting;

namespace Stoa.Platform.Http.Edge;

/// <summary>
/// Passwords and sessions never cross a network in clear: plain http is for this machine only. Elsewhere the process either speaks
/// TLS itself or is told that a proxy in front does.
/// </summary>
public static class ListenRule
{
    /// <summary>Where to listen, once it is sure that it may.</summary>
    /// <exception cref="CannotStartException">The address would carry passwords in clear, or is not one to listen on.</exception>
    public static IPEndPoint Check(NodeOptions options) => Check(options.Listen!, options.TlsCertificate, options.IsBehindProxy);

    /// <inheritdoc cref="Check(NodeOptions)"/>
    public static IPEndPoint Check(Uri address, string? certificate, bool isBehindProxy)
    {
        var isTls = address.Scheme == Uri.UriSchemeHttps;
        if (!isTls && address.Scheme != Uri.UriSchemeHttp) throw new CannotStartException("listen-not-http", $"{address} cannot be listened on: give http:// or https://.");
        var endPoint = EndPointOf(address);
        if (isTls && certificate is null)
            throw new CannotStartException("listen-needs-certificate", $"{address} needs a certificate: --tls-cert <PEM file with chain and key>.");
        if (!isTls && certificate is not null)
            throw new CannotStartException("listen-not-https", $"A certificate is given, but {address} is plain http: listen on https://{address.Authority}.");
        if (!isTls && !isBehindProxy && !IPAddress.IsLoopback(endPoint.Address))
            throw new CannotStartException("listen-needs-tls", $"{address} can be reached from other machines, and passwords would cross the network in clear: give --tls-cert, or --behind-proxy when a proxy in front speaks TLS.");
        return endPoint;
    }

    private static IPEndPoint EndPointOf(Uri address) => address.Host == "localhost"
        ? new IPEndPoint(IPAddress.Loopback, address.Port)
        : IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip)
            ? new IPEndPoint(ip, address.Port)
            : throw new CannotStartException("listen-needs-address", $"{address}: give the IP address to listen on, not a name.");
}
