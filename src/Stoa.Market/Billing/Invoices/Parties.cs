using Stoa.Contracts.Accounts;
using Stoa.Contracts.Common;
using Stoa.Contracts.Documents;
using Stoa.Market.Billing.Details;

namespace Stoa.Market.Billing.Invoices;

/// <summary>Names seller and buyer on a paper.</summary>
internal sealed class Parties(Sellers sellers, AccountsClient accounts)
{
    /// <summary>The paper with both. What the buyer gave stands on it already; accounts says where it sits.</summary>
    /// <exception cref="InvalidOperationException">Accounts does not know who paid.</exception>
    public async Task<InvoiceRequest> Name(InvoiceRequest paper, TenantId customer, CancellationToken cancel)
    {
        var company = await accounts.Company(customer, cancel) ?? throw new InvalidOperationException($"Accounts knows no company {customer}.");
        var given = paper.Buyer.Name.Length == 0 ? paper.Buyer with { Name = company.Name, VatNumber = company.VatNumber } : paper.Buyer;
        return paper with { Seller = await sellers.Find(paper.Issuer, cancel), Buyer = given with { Country = company.Country } };
    }
}
