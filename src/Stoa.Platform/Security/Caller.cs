using Stoa.Contracts.Common;

namespace Stoa.Platform.Security;

/// <summary>Who sent this request.</summary>
/// <param name="Kinds">What the caller counts as; an operator is a user too.</param>
/// <param name="Tenant">The company that the request works for.</param>
/// <param name="User">The person, where there is one.</param>
/// <param name="Actor">For the audit log: the user's id or <c>component:name</c>.</param>
/// <param name="Roles">The person's roles in the company.</param>
/// <param name="Scopes">What an API token was limited to; empty: no limit.</param>
public sealed record Caller(
    Callers Kinds, TenantId? Tenant, UserId? User, string Actor, IReadOnlyList<string> Roles, IReadOnlyList<string> Scopes)
{
    /// <summary>A caller without a token.</summary>
    public static readonly Caller Visitor = new(Callers.Visitor, null, null, "visitor", [], []);

    /// <summary>True when the rule lets this caller in. A visitor's door is open to all.</summary>
    public bool Is(Callers allowed) => allowed.HasFlag(Callers.Visitor) || (Kinds & allowed) != Callers.None;

    /// <summary>
    /// True when the token's scopes cover the request: <c>component:write</c> for everything of the component,
    /// <c>component:read</c> for GET and HEAD. A token without scopes may do what its person may.
    /// </summary>
    public bool MayUse(string component, string method) =>
        Scopes.Count == 0 || Scopes.Contains($"{component}:write")
        || (method is "GET" or "HEAD" && Scopes.Contains($"{component}:read"));
}
