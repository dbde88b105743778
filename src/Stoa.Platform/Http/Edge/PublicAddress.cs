using System.Net.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stoa.Platform.Hosting;

namespace Stoa.Platform.Http.Edge;

/// <summary>The door to the world outside: plain on loopback, TLS 1.2 or 1.3 elsewhere, or behind a proxy that speaks it.</summary>
internal static class PublicAddress
{
    public static void Listen(KestrelServerOptions kestrel, NodeOptions options)
    {
        var endPoint = ListenRule.Check(options);
        if (options.TlsCertificate is null) kestrel.Listen(endPoint);
        else kestrel.Listen(endPoint, listen => Encrypt(listen, new TlsCertificate(options.TlsCertificate, TimeProvider.System)));
    }

    /// <summary>A proxy in front tells who the client is and that it came by https; without <c>--behind-proxy</c> nobody is believed.</summary>
    public static void UseProxy(WebApplication app)
    {
        if (!app.Services.GetRequiredService<NodeOptions>().IsBehindProxy) return;
        var believed = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            ForwardLimit = 1,
        };
        believed.KnownIPNetworks.Clear();
        believed.KnownProxies.Clear();
        app.UseWhen(context => !context.IsInternal(), outside => outside.UseForwardedHeaders(believed));
    }

    private static void Encrypt(ListenOptions listen, TlsCertificate certificate)
    {
        var log = listen.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger<TlsCertificate>();
        listen.UseHttps(new TlsHandshakeCallbackOptions
        {
            OnConnection = _ => ValueTask.FromResult(new SslServerAuthenticationOptions { ServerCertificateContext = certificate.Current(log) }),
        });
    }
}
