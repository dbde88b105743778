using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yarp.ReverseProxy.Forwarder;

namespace Stoa.Platform.Http;

/// <summary>
/// Any process with a public address is a door to all components: what does not run here is handed on to a process where it
/// does, with the caller's own token, which that process checks again.
/// </summary>
internal static class Forwarding
{
    /// <param name="routes">Where to map.</param>
    /// <param name="elsewhere">The components that this process does not run.</param>
    public static void Map(IEndpointRouteBuilder routes, IEnumerable<string> elsewhere)
    {
        foreach (var component in elsewhere)
        {
            routes.Map($"/api/{component}/{{**rest}}", context => Send(context, component));
            routes.Map($"/openapi/{component}.json", context => Send(context, component));
        }
    }

    private static async Task Send(HttpContext context, string component)
    {
        var forwarder = context.RequestServices.GetRequiredService<IHttpForwarder>();
        HeadRequests.AskAsCame(context);
        var client = context.RequestServices.GetRequiredService<NodeTransport>().Invoker;
        if (await forwarder.SendAsync(context, $"http://{component}", client, ForwarderRequestConfig.Empty, ClientOfRequest.Instance) == ForwarderError.None || context.Response.HasStarted) return;
        context.Response.Headers.RetryAfter = UnhandledErrors.Seconds(PlatformProblems.AwayFor);
        await Problems.Of(PlatformProblems.NotAvailable, $"No process of {component} answers: try again after as many seconds as Retry-After says.").ExecuteAsync(context);
    }

    /// <summary>Tells the next process who the client is; what the client itself wrote into the header is not handed on.</summary>
    private sealed class ClientOfRequest : HttpTransformer
    {
        public static readonly ClientOfRequest Instance = new();

        public override async ValueTask TransformRequestAsync(
            HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
        {
            await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
            proxyRequest.Headers.Remove(ClientAddress.Header);
            if (httpContext.OfClient() is { } client) proxyRequest.Headers.TryAddWithoutValidation(ClientAddress.Header, client.ToString());
        }
    }
}
