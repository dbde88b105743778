using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Http;

/// <summary>Where a component maps its operations.</summary>
public sealed class ComponentRoutes(string component, WebApplication root)
{
    /// <summary>Everything, for the web, whose pages do not lie below <c>/api</c>.</summary>
    public WebApplication Root => root;

    /// <summary>The group <c>/api/component</c>; each request is one transaction of the store, begun before and committed after the handler.</summary>
    public RouteGroupBuilder Api<TStore>() where TStore : ComponentStore => Group(typeof(TStore));

    /// <summary>The group <c>/api/component</c> of a component that stores nothing.</summary>
    public RouteGroupBuilder Api() => Group(null);

    private RouteGroupBuilder Group(Type? store)
    {
        var group = root.MapGroup($"/api/{component}").WithGroupName(component).WithTags(component);
        group.WithMetadata(new ComponentEndpoint(component, store));
        group.AddEndpointFilter<RouteGroupBuilder, Answers>();
        return group;
    }
}
