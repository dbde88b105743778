using Microsoft.AspNetCore.Builder;
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
    public static void Map(IEndpointRouteBuilder routes, IReadOnlyCollection<string> here, IReadOnlyCollection<string> known)
    {
        var forwarder = routes.ServiceProvider.GetRequiredService<IHttpForwarder>();
        var client = new HttpMessageInvoker(routes.ServiceProvider.GetRequiredService<NodeTransport>().Handler, disposeHandler: false);
        routes.Map("/api/{component}/{**rest}", async context =>
        {
            var component = (string)context.GetRouteValue("component")!;
            if (here.Contains(component) || !known.Contains(component))
                await Problems.NotFound("operation").ExecuteAsync(context);
            else if (await forwarder.SendAsync(context, $"http://{component}", client) != ForwarderError.None && !context.Response.HasStarted)
                await Problems.Of(PlatformProblems.NotAvailable, $"No process of {component} answers: try again in a few seconds.").ExecuteAsync(context);
        });
    }
}
