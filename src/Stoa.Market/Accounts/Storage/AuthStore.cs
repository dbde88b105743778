using Microsoft.EntityFrameworkCore;
using Stoa.Market.Accounts.Companies;
using Stoa.Market.Accounts.People;
using Stoa.Market.Accounts.Sessions;
using Stoa.Market.Accounts.SignUps;
using Stoa.Market.Accounts.Tokens;
using Stoa.Platform.Storage;

namespace Stoa.Market.Accounts.Storage;

/// <summary>Who people are and how they prove it, seen by the login <c>stoa_auth</c>, which works before it is known for whom.</summary>
internal sealed class AuthStore(StoreContext context) : ComponentStore(context)
{
    protected override string Schema => "accounts";

    protected override DatabaseRole Role => DatabaseRole.Auth;

    public DbSet<User> Users => Set<User>();
    public DbSet<Credential> Credentials => Set<Credential>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<Company> Companies => Set<Company>();
    public DbSet<SignUp> SignUps => Set<SignUp>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<ApiToken> Tokens => Set<ApiToken>();

    /// <summary>The sign-up, held until the transaction ends: two tries of a code at once are counted as two.</summary>
    public Task<SignUp?> Hold(Contracts.Accounts.SignUpId id, CancellationToken cancel) =>
        SignUps.FromSql($"SELECT * FROM accounts.sign_up WHERE id = {id.Value} FOR UPDATE").SingleOrDefaultAsync(cancel);

    /// <summary>The person and the company that they act for; the company that they joined first, where they do not say.</summary>
    public Task<Acting?> Act(Contracts.Common.UserId user, Contracts.Common.TenantId? company, CancellationToken cancel) =>
        (from person in Users
         join membership in Memberships on person.Id equals membership.UserId
         join place in Companies on membership.TenantId equals place.Id
         where person.Id == user && (company == null || place.Id == company)
         orderby membership.Since, membership.TenantId
         select new Acting(person, place, membership)).FirstOrDefaultAsync(cancel);

    protected override void Map(ModelBuilder model)
    {
        model.Entity<Company>();
        model.Entity<User>();
        // The references tell EF in which order to insert.
        model.Entity<Credential>().HasKey(credential => credential.UserId);
        model.Entity<Credential>().HasOne<User>().WithOne().HasForeignKey<Credential>(credential => credential.UserId);
        model.Entity<Membership>().HasKey(membership => new { membership.TenantId, membership.UserId });
        model.Entity<Membership>().HasOne<User>().WithMany().HasForeignKey(membership => membership.UserId);
        model.Entity<Membership>().HasOne<Company>().WithMany().HasForeignKey(membership => membership.TenantId);
        model.Entity<SignUp>();
        model.Entity<Session>().HasOne<User>().WithMany().HasForeignKey(session => session.UserId);
        model.Entity<Session>().HasOne<Company>().WithMany().HasForeignKey(session => session.TenantId);
        model.Entity<ApiToken>();
    }
}
