using Stoa.Contracts.Common;
using Stoa.Market.Accounts.Companies;

namespace Stoa.Market.Accounts.People;

/// <summary>What a person may do in a company.</summary>
internal sealed class Membership
{
    /// <summary>Everybody who signs up: a customer, in their own company.</summary>
    public const string Customer = "user";

    /// <summary>Whoever runs the marketplace.</summary>
    public const string Superadmin = "superadmin";

    public TenantId TenantId { get; init; }
    public UserId UserId { get; init; }

    /// <summary>Lower case, from the list of people's roles; each includes the ones before it.</summary>
    public required string[] Roles { get; init; }
    public DateTimeOffset Since { get; init; }

    public static Membership Of(Company company, User person, string role, DateTimeOffset now) =>
        new() { TenantId = company.Id, UserId = person.Id, Roles = [role], Since = now };
}
