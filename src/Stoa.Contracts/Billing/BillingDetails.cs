using System.Text.Json.Serialization;
using Stoa.Contracts.Common;

namespace Stoa.Contracts.Billing;

/// <summary>How a company stands on invoices: as their buyer, and, for the company that runs the marketplace, as their seller.</summary>
/// <param name="Name">The company's or person's full name (Directive 2006/112/EC art. 226 point 5).</param>
/// <param name="Street">With the number, 1 to 200 characters.</param>
/// <param name="PostalCode">1 to 20 characters; null where a country has none.</param>
/// <param name="City">1 to 100 characters.</param>
/// <param name="Region">Province or state; null for none.</param>
/// <param name="VatNumber">With the country's letters, as in <c>IT01234567897</c>; null for a private person.</param>
/// <param name="Language">Of the paper: <c>en</c> or <c>it</c>.</param>
public sealed record BillingDetailsRequest(
    string Name, string Street, string? PostalCode, string City, string? Region = null, string? VatNumber = null, string Language = "en");

/// <param name="Name">As on invoices.</param>
/// <param name="Country">The company's seat, ISO 3166-1 alpha-2: it decides the VAT and changes with the company only.</param>
/// <param name="Street">Null until the address was given.</param>
/// <param name="PostalCode">Null for none.</param>
/// <param name="City">Null until the address was given.</param>
/// <param name="Region">Null for none.</param>
/// <param name="VatNumber">Null for none.</param>
/// <param name="Language">Of the paper.</param>
public sealed record BillingDetailsView(
    string Name, string Country, string? Street, string? PostalCode, string? City, string? Region, string? VatNumber, string Language) : ITaggedByContent
{
    /// <summary>True for whoever signed up as a company or has a VAT number: invoices to a business say its address (Directive 2006/112/EC art. 226 point 5).</summary>
    public bool IsBusiness { get; init; }

    /// <summary>True where nothing can be ordered before the address is given.</summary>
    [JsonIgnore]
    public bool IsAddressMissing => IsBusiness && Street is null;
}
