using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Stoa.Platform.Http.Idempotency;
using Stoa.Platform.Security;

namespace Stoa.Platform.Http;

/// <summary>Looks at every API endpoint before the process starts: one that forgot to say something must not serve.</summary>
internal static class EndpointAudit
{
    /// <exception cref="InvalidOperationException">Some endpoints do not say all that they must.</exception>
    public static void Check(IEnumerable<Endpoint> endpoints)
    {
        var faults = endpoints.SelectMany(FaultsOf).ToList();
        if (faults.Count > 0) throw new InvalidOperationException(string.Join('\n', faults));
    }

    private static IEnumerable<string> FaultsOf(Endpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<ComponentEndpoint>() is not { } of) yield break;
        var name = $"{string.Join('/', endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])} {of.Route(endpoint)}";
        var rule = endpoint.Metadata.GetMetadata<AccessRule>();
        if (rule is null) yield return $"{name} does not say who may call it: .Allow(...).";
        var takesKey = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Any(method => KeyCheck.IsNeeded(endpoint.Metadata, method)) == true;
        if (!takesKey) yield break;
        if (of.Store is null) yield return $"{name} has no store to keep its idempotency key in: .WithoutKey(reason).";
        if (rule?.Allowed.HasFlag(Callers.Visitor) == true && endpoint.Metadata.GetMetadata<WorksFor>() is null)
            yield return $"{name} lets visitors in, who work for no company: .WorksFor(company), or .WithoutKey(reason) when it writes nothing.";
    }
}
