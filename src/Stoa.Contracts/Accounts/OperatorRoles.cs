using Stoa.Contracts.Common;

namespace Stoa.Contracts.Accounts;

/// <summary>Who runs the marketplace (market.md, people).</summary>
public static class OperatorRoles
{
    private static readonly string[] Roles = ["supervisor", "admin", "superadmin"];

    /// <summary>True for a person of the company that runs the marketplace, in one of its ruling roles.</summary>
    public static bool AreHeld(TenantId company, IReadOnlyList<string> roles) => company == TenantId.Marketplace && roles.Any(Roles.Contains);
}
