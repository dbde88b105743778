using Stoa.Contracts.Common;

namespace Stoa.Contracts.Accounts;

/// <summary>Opens a session.</summary>
public sealed record SignInRequest(string Email, [property: Secret] string Password);

/// <param name="Token">Sent as <c>Authorization: Bearer ...</c>; shown once, stored hashed.</param>
/// <param name="Expires">When it ends by itself.</param>
/// <param name="Me">Whose it is.</param>
public sealed record SessionOpened([property: Secret] string? Token, DateTimeOffset Expires, Me Me);

/// <summary>The signed-in person and the company that they act for.</summary>
/// <param name="User">The person.</param>
/// <param name="Email">The sign-in name.</param>
/// <param name="Name">The full name.</param>
/// <param name="Company">The company that the session acts for.</param>
/// <param name="Roles">Lower case (market.md, people): user, vendor, admin ...</param>
public sealed record Me(UserId User, string Email, string Name, CompanyView Company, IReadOnlyList<string> Roles);

/// <param name="Id">The company, which is the tenant.</param>
/// <param name="Name">As on invoices.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="VatNumber">With the country's prefix; null when it has none.</param>
public sealed record CompanyView(TenantId Id, string Name, string Country, string? VatNumber)
{
    /// <summary>False for a private person, and from a server of an older release.</summary>
    public bool IsBusiness { get; init; }
}

/// <param name="Name">For the list, such as <c>laptop</c>.</param>
/// <param name="Days">Until it ends by itself, 1 to 365.</param>
/// <param name="Scopes">What it may be used for: <c>component:read</c>, or <c>component:write</c>, which includes reading, such as
/// <c>subscriptions:write</c>; none: all that the person may.</param>
public sealed record ApiTokenRequest(string Name, int Days = 90, IReadOnlyList<string>? Scopes = null);

/// <param name="Id">To revoke it by.</param>
/// <param name="Token">Shown once; null when this answer is a replay.</param>
/// <param name="Expires">When it ends by itself.</param>
public sealed record ApiTokenCreated(ApiTokenId Id, [property: Secret] string? Token, DateTimeOffset Expires);

/// <param name="Id">To revoke it by.</param>
/// <param name="Name">As given.</param>
/// <param name="Scopes">What it may be used for; none: all that the person may.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Expires">When it ends by itself.</param>
/// <param name="UsedAt">The last use, to ten minutes; null when it was never used.</param>
public sealed record ApiTokenView(
    ApiTokenId Id, string Name, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt, DateTimeOffset Expires, DateTimeOffset? UsedAt);
