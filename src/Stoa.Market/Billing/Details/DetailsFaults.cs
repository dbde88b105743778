using System.Text.RegularExpressions;
using Stoa.Contracts.Billing;
using Stoa.Platform.Http;

namespace Stoa.Market.Billing.Details;

/// <summary>What can be wrong with billing details.</summary>
internal static partial class DetailsFaults
{
    // Beside each format a number that keeps it: people copy a shape, and do not read patterns. The European Commission's table of formats, "VIES: what is the format of a VAT number?"; Greece writes EL.
    private static readonly Dictionary<string, (string Pattern, string Example)> Formats = new(StringComparer.Ordinal)
    {
        ["AT"] = ("ATU[0-9]{8}", "ATU13585627"), ["BE"] = ("BE[01][0-9]{9}", "BE0428759497"),
        ["BG"] = ("BG[0-9]{9,10}", "BG175074752"), ["CY"] = ("CY[0-9]{8}[A-Z]", "CY10259033P"),
        ["CZ"] = ("CZ[0-9]{8,10}", "CZ25123891"), ["DE"] = ("DE[0-9]{9}", "DE136695976"),
        ["DK"] = ("DK[0-9]{8}", "DK13585628"), ["EE"] = ("EE[0-9]{9}", "EE100931558"),
        ["ES"] = ("ES[A-Z0-9][0-9]{7}[A-Z0-9]", "ESB58378431"), ["FI"] = ("FI[0-9]{8}", "FI20774740"),
        ["FR"] = ("FR[A-Z0-9]{2}[0-9]{9}", "FR40303265045"), ["GR"] = ("EL[0-9]{9}", "EL094259216"),
        ["HR"] = ("HR[0-9]{11}", "HR33392005961"), ["HU"] = ("HU[0-9]{8}", "HU12892312"),
        ["IE"] = ("IE[0-9][A-Z0-9+*][0-9]{5}[A-Z]{1,2}", "IE6433435F"), ["IT"] = ("IT[0-9]{11}", "IT00743110157"),
        ["LT"] = ("LT([0-9]{9}|[0-9]{12})", "LT119511515"), ["LU"] = ("LU[0-9]{8}", "LU15027442"),
        ["LV"] = ("LV[0-9]{11}", "LV40003521600"), ["MT"] = ("MT[0-9]{8}", "MT11679112"),
        ["NL"] = ("NL[A-Z0-9+*]{9}B[A-Z0-9+*]{2}", "NL004495445B01"), ["PL"] = ("PL[0-9]{10}", "PL8567346215"),
        ["PT"] = ("PT[0-9]{9}", "PT501964843"), ["RO"] = ("RO[0-9]{2,10}", "RO18547290"),
        ["SE"] = ("SE[0-9]{12}", "SE123456789701"), ["SI"] = ("SI[0-9]{8}", "SI50223054"),
        ["SK"] = ("SK[0-9]{10}", "SK2022749619"),
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
        .RequirePaperLine(given.Street, 200, "/street", "1 to 200 characters in one line")
        .RequirePaperLine(given.PostalCode, 20, "/postalCode", "20 characters at most")
        .RequirePaperLine(given.City, 100, "/city", "1 to 100 characters in one line")
        .RequirePaperLine(given.Region, 100, "/region", "100 characters at most")
        .Require(given.VatNumber is null || IsVatNumber(given.VatNumber, country), "/vatNumber", VatNumberOf(country))
        .Require(given.Language is "en" or "it", "/language", "en or it");

    private static string? Kept(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static bool IsVatNumber(string number, string country) =>
        Regex.IsMatch(number, $"^(?:{(Formats.TryGetValue(country, out var format) ? format.Pattern : "[A-Z0-9]{4,20}")})$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    private static string VatNumberOf(string country) => Formats.TryGetValue(country, out var format)
        ? $"a VAT number with the letters of the country, such as {format.Example}"
        : "4 to 20 letters and digits";

    [GeneratedRegex(@"[\s.\-]", RegexOptions.NonBacktracking)]
    private static partial Regex Gaps();
}
