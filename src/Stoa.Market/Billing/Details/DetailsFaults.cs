using System.Text.RegularExpressions;
using Stoa.Contracts.Billing;
using Stoa.Platform.Http;

namespace Stoa.Market.Billing.Details;

/// <summary>What can be wrong with billing details.</summary>
internal static partial class DetailsFaults
{
    // The European Commission's table of formats, "VIES: what is the format of a VAT number?"; Greece writes EL.
    private static readonly Dictionary<string, string> Formats = new(StringComparer.Ordinal)
    {
        ["AT"] = "ATU[0-9]{8}", ["BE"] = "BE[01][0-9]{9}", ["BG"] = "BG[0-9]{9,10}", ["CY"] = "CY[0-9]{8}[A-Z]", ["CZ"] = "CZ[0-9]{8,10}",
        ["DE"] = "DE[0-9]{9}", ["DK"] = "DK[0-9]{8}", ["EE"] = "EE[0-9]{9}", ["ES"] = "ES[A-Z0-9][0-9]{7}[A-Z0-9]", ["FI"] = "FI[0-9]{8}",
        ["FR"] = "FR[A-Z0-9]{2}[0-9]{9}", ["GR"] = "EL[0-9]{9}", ["HR"] = "HR[0-9]{11}", ["HU"] = "HU[0-9]{8}", ["IE"] = "IE[0-9][A-Z0-9+*][0-9]{5}[A-Z]{1,2}",
        ["IT"] = "IT[0-9]{11}", ["LT"] = "LT([0-9]{9}|[0-9]{12})", ["LU"] = "LU[0-9]{8}", ["LV"] = "LV[0-9]{11}", ["MT"] = "MT[0-9]{8}",
        ["NL"] = "NL[A-Z0-9+*]{9}B[A-Z0-9+*]{2}", ["PL"] = "PL[0-9]{10}", ["PT"] = "PT[0-9]{9}", ["RO"] = "RO[0-9]{2,10}", ["SE"] = "SE[0-9]{12}",
        ["SI"] = "SI[0-9]{8}", ["SK"] = "SK[0-9]{10}",
    };

    /// <summary>Countries of the European Union.</summary>
    public static IReadOnlyCollection<string> Union => Formats.Keys;

    /// <summary>Without blanks around; a VAT number without any, in capital letters. What is empty is not there.</summary>
    public static BillingDetailsRequest Tidied(BillingDetailsRequest given) => given with
    {
        Name = given.Name.Trim(), Street = given.Street.Trim(), City = given.City.Trim(), PostalCode = Kept(given.PostalCode), Region = Kept(given.Region),
        VatNumber = Kept(Gaps().Replace(given.VatNumber ?? "", "").ToUpperInvariant()),
    };

    public static Faults Find(BillingDetailsRequest given, string country) => new Faults()
        .RequirePaperLine(given.Name, 200, "/name", "1 to 200 characters in one line")
        .RequirePaperLine(given.Street, 200, "/street", "street and number: 1 to 200 characters in one line")
        .RequirePaperLine(given.PostalCode, 20, "/postalCode", "20 characters at most")
        .RequirePaperLine(given.City, 100, "/city", "1 to 100 characters in one line")
        .RequirePaperLine(given.Region, 100, "/region", "100 characters at most")
        .Require(given.VatNumber is null || IsVatNumber(given.VatNumber, country), "/vatNumber", VatNumberOf(country))
        .Require(given.Language is "en" or "it", "/language", "en or it");

    private static string? Kept(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static bool IsVatNumber(string number, string country) =>
        Regex.IsMatch(number, $"^(?:{Formats.GetValueOrDefault(country, "[A-Z0-9]{4,20}")})$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    private static string VatNumberOf(string country) => Formats.TryGetValue(country, out var format)
        ? $"a VAT number of {country} with its letters: {format}"
        : "4 to 20 letters and digits";

    [GeneratedRegex(@"[\s.\-]", RegexOptions.NonBacktracking)]
    private static partial Regex Gaps();
}
