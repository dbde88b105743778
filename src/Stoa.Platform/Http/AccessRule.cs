using Microsoft.AspNetCore.Builder;
using Stoa.Platform.Security;

namespace Stoa.Platform.Http;

/// <summary>Who may call an endpoint. An API endpoint without a rule does not start.</summary>
/// <param name="Allowed">The kinds of callers that are let in.</param>
public sealed record AccessRule(Callers Allowed);

/// <summary>Puts the rule on an endpoint; the access matrix (docs/access-matrix.md) has a row for each.</summary>
public static class AccessRules
{
    /// <summary>Lets these callers in; all others are answered 401 without a token and 403 with one.</summary>
    public static TBuilder Allow<TBuilder>(this TBuilder endpoint, Callers callers) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new AccessRule(callers));
}
