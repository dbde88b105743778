using Stoa.Contracts.Common;

namespace Stoa.Contracts.Accounts;

/// <summary>A token, to be looked up.</summary>
/// <param name="Token">A session's or an API token's full text.</param>
public sealed record IntrospectionRequest([property: Secret] string Token);

/// <summary>Whom a live token stands for.</summary>
/// <param name="User">The person.</param>
/// <param name="Tenant">The company that the person acts for.</param>
/// <param name="Roles">The person's roles in that company, lower case (market.md, people).</param>
/// <param name="Scopes">What the token may be used for; empty for a session, which may do all that its person may.</param>
/// <param name="Expires">When the token ends by itself.</param>
public sealed record Introspection(
    UserId User, TenantId Tenant, IReadOnlyList<string> Roles, IReadOnlyList<string> Scopes, DateTimeOffset Expires);
