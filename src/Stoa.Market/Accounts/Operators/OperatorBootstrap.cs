using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stoa.Contracts.Common;
using Stoa.Market.Accounts.Companies;
using Stoa.Market.Accounts.People;
using Stoa.Market.Accounts.Storage;
using Stoa.Platform.Security.Passwords;
using Stoa.Platform.Storage;

namespace Stoa.Market.Accounts.Operators;

/// <summary>Makes the company that runs the marketplace and its first operator, where there is none: on the very first start.</summary>
public sealed class OperatorBootstrap(IServiceScopeFactory scopes, ILogger<OperatorBootstrap> log)
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>The login to show, once: null on every later start, and in every process but the one that made it.</summary>
    /// <param name="keep">Keeps it, before it becomes valid: what nobody could read again would lock everybody out.</param>
    /// <param name="cancel">Leaves no operator.</param>
    public Task<FirstLogin?> Ensure(Action<FirstLogin> keep, CancellationToken cancel) => FirstWrites.Insist(() => Make(keep, cancel), log);

    private async Task<FirstLogin?> Make(Action<FirstLogin> keep, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var operation = scope.ServiceProvider.GetRequiredService<OperationContext>();
        operation.Begin("accounts", "component:accounts", "first start");
        operation.Enter(TenantId.Marketplace);
        var store = scope.ServiceProvider.GetRequiredService<AuthStore>();
        await using var transaction = await store.Begin(cancel);
        // Several processes may start at once; the second one waits here and then finds the company.
        await store.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('accounts.first-start'))", cancel);
        if (await store.Companies.AnyAsync(company => company.Id == TenantId.Marketplace, cancel)) return null;
        var login = Make(store, scope.ServiceProvider);
        await store.SaveChangesAsync(cancel);
        keep(login);
        await transaction.CommitAsync(cancel);
        return login;
    }

    private static FirstLogin Make(AuthStore store, IServiceProvider services)
    {
        var options = services.GetRequiredService<AccountsOptions>();
        var clock = services.GetRequiredService<TimeProvider>();
        var now = clock.GetUtcNow();
        var login = new FirstLogin(EmailAddress.Normalize(options.OperatorEmail), RandomNumberGenerator.GetString(Letters, 20));
        var company = Company.Register(TenantId.Marketplace, options.MarketplaceName, options.MarketplaceCountry, now);
        var person = User.Make(login.Email, "Operator", "en", now);
        var acting = new Acting(person, company, Membership.Of(company, person, Membership.Superadmin, now));
        store.Register(acting, services.GetRequiredService<PasswordHasher>().Hash(login.Password), clock);
        return login;
    }
}

/// <param name="Email">Of the operator.</param>
/// <param name="Password">20 letters and digits, about 99 random bits; stored hashed only.</param>
public sealed record FirstLogin(string Email, string Password);
