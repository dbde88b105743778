using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Stoa.Platform.Security;

/// <summary>
/// Reads <c>Authorization: Bearer ...</c>: a node token on the internal socket, a session or an API token anywhere. Cookies are
/// never read here, so no API call can be forged from another site. The framework's own line about each token that fails is not
/// wanted: the refusal is told once, with its route and network.
/// </summary>
internal sealed class CallerAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, UrlEncoder encoder, NodeTokens nodeTokens, SessionDirectory sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, NullLoggerFactory.Instance, encoder)
{
    public const string SchemeName = "Stoa";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.Length == 0) return AuthenticateResult.NoResult();
        if (Context.BearerToken() is not { } token) return AuthenticateResult.Fail("not a bearer token");
        var caller = token.StartsWith(NodeTokens.Prefix, StringComparison.Ordinal)
            ? Node(token)
            : await sessions.Find(token, Context.RequestAborted);
        if (caller is null) return AuthenticateResult.Fail("unknown token");
        Context.Features.Set(caller);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, caller.Actor)], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    // A node token that leaked is worth nothing outside: the public listener has an IP address, the internal socket has none.
    private Caller? Node(string token)
    {
        if (Context.Connection.LocalIpAddress is not null || nodeTokens.Verify(token) is not { } node) return null;
        return new Caller(Callers.Component, node.Tenant, null, node.Actor, [], []);
    }
}
