using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Stoa.Platform.Http;

/// <summary>Metadata of each API endpoint: to which component it belongs and in which store its request is one transaction.</summary>
/// <param name="Component">The component's name.</param>
/// <param name="Store">The component's store; null when it has none.</param>
public sealed record ComponentEndpoint(string Component, Type? Store)
{
    internal string Route(Endpoint endpoint) => (endpoint as RouteEndpoint)?.RoutePattern.RawText ?? endpoint.DisplayName ?? "";
}

/// <summary>Metadata: the endpoint runs without a transaction of the request's, since it calls out first or streams for long.</summary>
public sealed record WithoutTransaction;
