using Stoa.Contracts.Accounts;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Common;
using Stoa.Contracts.Documents;
using Stoa.Platform.Storage;

namespace Stoa.Market.Billing.Details;

/// <summary>How a company stands on invoices that are still to be issued.</summary>
internal sealed class BillingDetails : Aggregate
{
    public TenantId TenantId { get; init; }
    public required string Name { get; set; }
    public required string Country { get; set; }
    public required string Language { get; set; }

    // As accounts says it, on whose word nothing is kept here.
    private bool isCompany;

    /// <summary>Null until the company gives its address.</summary>
    public string? Street { get; private set; }

    public string? PostalCode { get; private set; }
    public string? City { get; private set; }
    public string? Region { get; private set; }
    public string? VatNumber { get; set; }

    public override string Subject => TenantId.ToString();

    /// <summary>False while there is only what the sign-up told.</summary>
    public bool HasAddress => Street is not null;

    /// <summary>Needs its address on invoices.</summary>
    public bool IsBusiness => isCompany || VatNumber is not null;

    public void Learn(CompanyView company) => (Country, isCompany) = (company.Country, company.IsBusiness);

    public void Give(BillingDetailsRequest given)
    {
        (Name, Street, PostalCode, City, Region) = (given.Name, given.Street, given.PostalCode, given.City, given.Region);
        (VatNumber, Language) = (given.VatNumber, given.Language);
    }

    public BillingDetailsView ToView() => new(Name, Country, Street, PostalCode, City, Region, VatNumber, Language) { IsBusiness = IsBusiness };

    /// <summary>As it stands on a paper.</summary>
    public InvoiceParty ToParty() => new(Name, HasAddress ? [Street!, Place] : [], Country, VatNumber);

    private string Place => string.Join(' ', new[] { PostalCode, City, Region }.Where(part => part is not null));
}
