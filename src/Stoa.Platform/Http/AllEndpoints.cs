using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Stoa.Platform.Http;

/// <summary>
/// The endpoints of a process, built once. A group builds its endpoints, and so compiles their handlers, whenever it is asked for them, and
/// the host asks again for each group that it adds at its start: with twenty groups that was half of what a start cost.
/// </summary>
internal static class AllEndpoints
{
    /// <summary>Builds all that is mapped; nothing may be mapped afterwards.</summary>
    /// <returns>The endpoints, those without a route too.</returns>
    public static IReadOnlyList<Endpoint> Build(IEndpointRouteBuilder routes)
    {
        using var mapped = new CompositeEndpointDataSource([.. routes.DataSources]);
        var built = mapped.Endpoints;
        routes.DataSources.Clear();
        routes.DataSources.Add(new DefaultEndpointDataSource(built));
        return built;
    }
}
