using Stoa.Contracts.Accounts;
using Stoa.Market.Billing.Storage;
using Stoa.Platform.Storage;

namespace Stoa.Market.Billing.Details;

/// <summary>Finds a company's billing details, or makes them of what accounts knows.</summary>
internal sealed class DetailsFile(BillingStore store, AccountsClient accounts, OperationContext operation)
{
    /// <summary>Asks accounts, then begins the transaction; what is new is not written unless <paramref name="isKept"/>.</summary>
    /// <exception cref="InvalidOperationException">Somebody acts for a company that accounts does not know.</exception>
    public async Task<BillingDetails> Open(bool isKept, CancellationToken cancel)
    {
        var company = await accounts.Company(operation.Tenant, cancel) ?? throw new InvalidOperationException($"Accounts knows no company {operation.Tenant}.");
        await store.Begin(cancel);
        var details = await store.MyDetails(cancel);
        if (details is null)
        {
            details = new BillingDetails { TenantId = company.Id, Name = company.Name, Country = company.Country, Language = "en", VatNumber = company.VatNumber };
            if (isKept) store.Details.Add(details);
        }

        details.Learn(company);
        return details;
    }

    public Task Keep(CancellationToken cancel) => store.SaveChangesAsync(cancel);
}
