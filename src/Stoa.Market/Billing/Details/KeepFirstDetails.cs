using Stoa.Contracts.Accounts;
using Stoa.Market.Billing.Storage;
using Stoa.Platform.Messaging;

namespace Stoa.Market.Billing.Details;

/// <summary>A company signed up: its name and its first person's language are known, its address is not.</summary>
internal sealed class KeepFirstDetails(BillingStore store) : IHandle<CompanyRegistered>
{
    public async Task Handle(CompanyRegistered message, CancellationToken cancel)
    {
        if (await store.MyDetails(cancel) is not null) return;
        store.Details.Add(new BillingDetails
        {
            TenantId = message.Company, Name = message.Name, Country = message.Country, Language = message.Language, VatNumber = message.VatNumber,
        });
    }
}
