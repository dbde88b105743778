using Stoa.Contracts.Common;

namespace Stoa.Contracts.Documents;

/// <summary>What an invoice says. Computed members must agree with the others to the cent: an invoice that does not add up is refused.</summary>
/// <param name="Issuer">The company that issues it, whose numbers are counted.</param>
/// <param name="Series">Of numbers, gap-free: <c>INV-2026</c>; 1 to 20 of A-Z, 0-9 and hyphen.</param>
/// <param name="IssuedOn">Day in the issuer's time zone.</param>
/// <param name="Language">Of the paper: <c>en</c> or <c>it</c>.</param>
/// <param name="Currency">ISO 4217, of all amounts.</param>
/// <param name="Seller">Who is paid.</param>
/// <param name="Buyer">Who pays.</param>
/// <param name="Lines">At least one.</param>
/// <param name="Vat">One for each rate that stands in the lines.</param>
/// <param name="Total">Of everything.</param>
public sealed record InvoiceRequest(
    TenantId Issuer, string Series, DateOnly IssuedOn, string Language, string Currency, InvoiceParty Seller, InvoiceParty Buyer,
    IReadOnlyList<InvoiceLine> Lines, IReadOnlyList<InvoiceVat> Vat, InvoiceTotal Total)
{
    /// <summary>Such as the order's number; null for none.</summary>
    public string? Reference { get; init; }

    /// <summary>How and when it was paid: <c>Paid on 21 November 2026 by card **** 4242</c>; null while it is not.</summary>
    public string? Payment { get; init; }

    /// <summary>Whatever else has to stand there; null for nothing.</summary>
    public string? Notes { get; init; }
}

/// <param name="Name">Of the company or person.</param>
/// <param name="Address">Lines of the address, without the country; may be empty.</param>
/// <param name="Country">ISO 3166 code of two letters.</param>
/// <param name="VatNumber">With the country's letters; null for a private person.</param>
public sealed record InvoiceParty(string Name, IReadOnlyList<string> Address, string Country, string? VatNumber = null);

/// <param name="Text">What was sold.</param>
/// <param name="Detail">Its period, or how the price came about; null for nothing.</param>
/// <param name="Quantity">How many.</param>
/// <param name="UnitPrice">Of one, net.</param>
/// <param name="Net">Of the line, rounded to the currency's minor unit.</param>
/// <param name="VatRate">Percent.</param>
public sealed record InvoiceLine(string Text, string? Detail, decimal Quantity, decimal UnitPrice, decimal Net, decimal VatRate);

/// <param name="Rate">Percent.</param>
/// <param name="Net">Sum of the lines of that rate.</param>
/// <param name="Tax">Rate of the sum, rounded half away from zero to the minor unit.</param>
public sealed record InvoiceVat(decimal Rate, decimal Net, decimal Tax);

/// <param name="Net">Sum of all lines.</param>
/// <param name="Tax">Sum of the taxes of all rates.</param>
/// <param name="Gross">What is to be paid.</param>
public sealed record InvoiceTotal(decimal Net, decimal Tax, decimal Gross);

/// <summary>An invoice that was issued: it never changes.</summary>
/// <param name="Key">The asker's.</param>
/// <param name="Number">Gap-free in issuer and series: <c>INV-2026-000001</c>.</param>
/// <param name="IssuedAt">When the number was given.</param>
/// <param name="Content">What it says.</param>
public sealed record InvoiceDocument(string Key, string Number, DateTimeOffset IssuedAt, InvoiceRequest Content);
