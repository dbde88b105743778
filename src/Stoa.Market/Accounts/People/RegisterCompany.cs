using Stoa.Contracts.Accounts;
using Stoa.Market.Accounts.Storage;

namespace Stoa.Market.Accounts.People;

/// <summary>Puts a company with its first person into the world.</summary>
internal static class RegisterCompany
{
    /// <summary>Adds all of it and tells the other components. The store's transaction works for the new company.</summary>
    public static Acting Register(this AuthStore store, Acting first, string passwordHash, TimeProvider clock)
    {
        var (person, company, membership) = first;
        store.Companies.Add(company);
        store.Users.Add(person);
        store.Credentials.Add(new Credential { UserId = person.Id, PasswordHash = passwordHash, ChangedAt = clock.GetUtcNow() });
        store.Memberships.Add(membership);
        store.Publish(
            new CompanyRegistered(
                company.Id, company.Name, company.Country, company.VatNumber, person.Id, person.Name, person.Email, person.Language),
            company, clock);
        return first;
    }
}
