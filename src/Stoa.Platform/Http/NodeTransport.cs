using System.Net.Sockets;
using Stoa.Platform.Hosting;

namespace Stoa.Platform.Http;

/// <summary>
/// The one way from component to component: HTTP whose host name is the component's name, connected to the socket that the node
/// directory tells. In one process it is the same way, so that nothing works there that would not work apart.
/// </summary>
public sealed class NodeTransport(NodeDirectory directory) : IDisposable
{
    private HttpMessageInvoker? invoker;

    /// <summary>Shared by all clients of the process; connections are pooled by component.</summary>
    public SocketsHttpHandler Handler { get; } = new()
    {
        ConnectCallback = async (context, cancel) => await Connect(directory, context.DnsEndPoint.Host, cancel),
        // Connections are renewed now and then, so that a component that has more processes gets its share.
        PooledConnectionLifetime = TimeSpan.FromSeconds(30),
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
    };

    /// <summary>Sends requests that are handed on as they are.</summary>
    public HttpMessageInvoker Invoker => invoker ??= new HttpMessageInvoker(Handler, disposeHandler: false);

    public void Dispose()
    {
        invoker?.Dispose();
        Handler.Dispose();
    }

    private static async Task<Stream> Connect(NodeDirectory directory, string component, CancellationToken cancel)
    {
        var path = await directory.Find(component, cancel)
            ?? throw new HttpRequestException(HttpRequestError.NameResolutionError, $"No process runs the component {component} at the moment.");
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (SocketException gone)
        {
            socket.Dispose();
            directory.Forget(component);
            throw new HttpRequestException(HttpRequestError.ConnectionError, $"The component {component} does not answer.", gone);
        }
    }
}
