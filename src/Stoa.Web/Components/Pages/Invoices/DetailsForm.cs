using Stoa.Contracts.Billing;
using Stoa.Web.Browsing;

namespace Stoa.Web.Components.Pages.Invoices;

/// <summary>How the company shall stand on invoices.</summary>
internal sealed class DetailsForm : Wish
{
    public string? Name { get; set; }
    public string? Street { get; set; }
    public string? PostalCode { get; set; }
    public string? City { get; set; }
    public string? Region { get; set; }
    public string? VatNumber { get; set; }
    public string? Language { get; set; }

    public static DetailsForm Of(BillingDetailsView known) => new()
    {
        Name = known.Name, Street = known.Street, PostalCode = known.PostalCode, City = known.City, Region = known.Region,
        VatNumber = known.VatNumber, Language = known.Language,
    };

    public BillingDetailsRequest ToRequest() => new(Name ?? "", Street ?? "", PostalCode, City ?? "", Region, VatNumber, Language ?? "en");
}
