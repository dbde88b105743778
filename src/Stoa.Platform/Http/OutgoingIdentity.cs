using Microsoft.AspNetCore.Http;
using Stoa.Platform.Security;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Http;

/// <summary>
/// With whose rights this scope calls other components. A component calls as itself, on behalf of the company that the scope
/// works for. The web has no rights of its own: it calls with the session of the person at the browser, or with none.
/// </summary>
public sealed class OutgoingIdentity(NodeTokens tokens, OperationContext operation, IHttpContextAccessor accessor)
{
    private bool isBrowser;
    private string? session;

    /// <summary>From now on the scope calls as the person with this session token; null for a visitor.</summary>
    public void ActAs(string? sessionToken) => (isBrowser, session) = (true, sessionToken);

    /// <summary>The address of the person at the browser, whose share of requests and attempts it is; null for a component's own calls.</summary>
    internal string? Client => isBrowser ? accessor.HttpContext?.OfClient()?.ToString() : null;

    internal string? Authorization()
    {
        if (isBrowser) return session is null ? null : $"Bearer {session}";
        return $"Bearer {tokens.Sign(NodeIdentity.Of(operation))}";
    }
}
