using System.ComponentModel.DataAnnotations;

namespace Stoa.Market.Billing;

/// <summary>Section <c>billing</c> of the configuration: in whose name the marketplace's own invoices are written.</summary>
internal sealed record BillingOptions
{
    [Required, StringLength(200, MinimumLength = 1)]
    public string SellerName { get; init; } = "Stoa Marketplace";

    /// <summary>Lines of the address, without the country.</summary>
    [MaxLength(6)]
    public IReadOnlyList<string> SellerAddress { get; init; } = [];

    /// <summary>ISO 3166-1 alpha-2.</summary>
    [RegularExpression("[A-Z]{2}")]
    public string SellerCountry { get; init; } = "IT";

    /// <summary>With the country's letters; null while there is none.</summary>
    public string? SellerVatNumber { get; init; }

    /// <summary>The series of invoice numbers, before the year: <c>INV</c> makes INV-2026-000001.</summary>
    [RegularExpression("[A-Z0-9]{1,15}")]
    public string InvoiceSeries { get; init; } = "INV";

    /// <summary>The series of credit notes' numbers, before the year.</summary>
    [RegularExpression("[A-Z0-9]{1,15}")]
    public string CreditNoteSeries { get; init; } = "CN";
}
