using Stoa.Contracts.Accounts;
using Stoa.Contracts.Catalog;
using Stoa.Contracts.Common;

namespace Stoa.Market.Subscriptions.Estimates;

/// <summary>What other components know that an estimate needs.</summary>
internal sealed class Offers(CatalogClient catalog, AccountsClient accounts, TimeProvider clock)
{
    /// <summary>The day of a sale: UTC, until an issuer has a zone of its own.</summary>
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>Null when no such plan is for sale.</summary>
    public Task<OfferView?> Find(PlanId plan, CancellationToken cancel) => catalog.Offer(plan, cancel);

    /// <summary>Where a company sits, ISO 3166-1 alpha-2.</summary>
    /// <exception cref="InvalidOperationException">Somebody acts for a company that accounts does not know.</exception>
    public async Task<string> CountryOf(TenantId company, CancellationToken cancel) =>
        (await accounts.Company(company, cancel))?.Country ?? throw new InvalidOperationException($"Accounts knows no company {company}.");
}
