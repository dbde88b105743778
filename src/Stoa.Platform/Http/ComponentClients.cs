using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Stoa.Contracts.Common;

namespace Stoa.Platform.Http;

/// <summary>Registers the typed clients of Contracts.</summary>
public static class ComponentClients
{
    /// <summary>One instance a scope, so that it calls with the scope's identity.</summary>
    public static IServiceCollection AddComponentClient<TClient>(this IServiceCollection services, string component) where TClient : ApiClient
    {
        services.TryAddScoped(provider => ActivatorUtilities.CreateInstance<TClient>(provider, Connect(provider, component)));
        return services;
    }

    private static HttpClient Connect(IServiceProvider provider, string component)
    {
        var identity = new OutgoingIdentityHandler(provider.GetRequiredService<OutgoingIdentity>())
        {
            InnerHandler = new ConflictHandler { InnerHandler = provider.GetRequiredService<NodeTransport>().Handler },
        };
        return new HttpClient(identity, disposeHandler: false) { BaseAddress = new Uri($"http://{component}") };
    }
}
