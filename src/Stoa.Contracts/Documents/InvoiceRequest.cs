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

    /// <summary>Day of the supply, or of the payment when that came first, where it is not the day of issue (Directive 2006/112/EC art. 226
    /// point 7); null where it is.</summary>
    public DateOnly? SuppliedOn { get; init; }

    /// <summary>When and by what it was paid; null while it is not.</summary>
    public InvoicePayment? Paid { get; init; }

    /// <summary>Makes it a credit note, whose amounts are below nothing; null for an invoice.</summary>
    public InvoiceCorrection? Corrects { get; init; }

    /// <summary>How it is to be paid; null for nothing to say.</summary>
    public string? Payment { get; init; }

    /// <summary>Whatever else has to stand there; null for nothing.</summary>
    public string? Notes { get; init; }
}

/// <param name="Name">Of the company or person.</param>
/// <param name="Address">Lines of the address, without the country; may be empty.</param>
/// <param name="Country">ISO 3166 code of two letters.</param>
/// <param name="VatNumber">With the country's letters; null for a private person.</param>
public sealed record InvoiceParty(string Name, IReadOnlyList<string> Address, string Country, string? VatNumber = null);

/// <param name="On">When the money came.</param>
/// <param name="By">For people: <c>visa **** 4242</c>.</param>
public sealed record InvoicePayment(DateOnly On, string By);

/// <summary>Which invoice a credit note takes back: specific and unambiguous (Directive 2006/112/EC art. 219).</summary>
/// <param name="Number">Of the invoice.</param>
/// <param name="IssuedOn">Its day.</param>
/// <param name="Reason">Why, for the customer; 1 to 200 characters.</param>
public sealed record InvoiceCorrection(string Number, DateOnly IssuedOn, string Reason);

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
