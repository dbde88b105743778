using Stoa.Contracts.Accounts;
using Stoa.Market.Accounts.Companies;

namespace Stoa.Market.Accounts.People;

/// <summary>A person in the name of a company.</summary>
internal sealed record Acting(User Person, Company Company, Membership Membership)
{
    public Me ToMe() => new(Person.Id, Person.Email, Person.Name, Company.ToView(), Membership.Roles);
}
