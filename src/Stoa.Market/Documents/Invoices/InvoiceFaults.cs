using System.Text.RegularExpressions;
using Stoa.Contracts.Common;
using Stoa.Contracts.Documents;
using Stoa.Platform.Http;

namespace Stoa.Market.Documents.Invoices;

/// <summary>What can be wrong with an invoice: all of it is told at once, computed members too.</summary>
internal static partial class InvoiceFaults
{
    public static Faults Find(InvoiceRequest invoice)
    {
        var faults = new Faults()
            .Require(Series().IsMatch(invoice.Series), "/series", "1 to 20 of A-Z, 0-9 and hyphen")
            .Require(invoice.Language is "en" or "it", "/language", "en or it")
            .Require(Currency().IsMatch(invoice.Currency), "/currency", "three letters of ISO 4217, such as EUR")
            .Require(invoice.Lines.Count > 0, "/lines", "at least one");
        Check(faults, invoice.Seller, "/seller");
        Check(faults, invoice.Buyer, "/buyer");
        var digits = Currencies.MinorUnits(invoice.Currency);
        for (var i = 0; i < invoice.Lines.Count; i++) Check(faults, invoice.Lines[i], digits, $"/lines/{i}");
        CheckVat(faults, invoice, digits);
        if (invoice.Corrects is { } corrects) Check(faults, corrects, invoice);
        return CheckTotal(faults, invoice);
    }

    private static void Check(Faults faults, InvoiceParty party, string at) => faults
        .Require(party.Name.Trim().Length is >= 1 and <= 200, $"{at}/name", "1 to 200 characters")
        .Require(party.Address.Count <= 6, $"{at}/address", "6 lines at most")
        .Require(Country().IsMatch(party.Country), $"{at}/country", "two letters of ISO 3166, such as IT");

    private static void Check(Faults faults, InvoiceCorrection corrects, InvoiceRequest note) => faults
        .Require(corrects.Number.Length is >= 1 and <= 40, "/corrects/number", "the number of the invoice that is taken back")
        .Require(corrects.Reason.Trim().Length is >= 1 and <= 200, "/corrects/reason", "1 to 200 characters")
        .Require(corrects.IssuedOn <= note.IssuedOn, "/corrects/issuedOn", "no later than the credit note")
        .Require(note.Total.Gross <= 0, "/total/gross", "a credit note charges nothing: not above 0");

    private static void Check(Faults faults, InvoiceLine line, int digits, string at) => faults
        .Require(line.Text.Trim().Length is >= 1 and <= 500, $"{at}/text", "1 to 500 characters")
        .Require(line.Quantity != 0, $"{at}/quantity", "not 0")
        .Require(line.Net == Math.Round(line.Net, digits), $"{at}/net", $"rounded to {digits} decimals, as the currency has")
        .Require(line.VatRate is >= 0 and <= 100, $"{at}/vatRate", "0 to 100 percent");

    private static void CheckVat(Faults faults, InvoiceRequest invoice, int digits)
    {
        var rates = invoice.Lines.GroupBy(line => line.VatRate).ToDictionary(rate => rate.Key, rate => rate.Sum(line => line.Net));
        faults.Require(invoice.Vat.Select(vat => vat.Rate).Order().SequenceEqual(rates.Keys.Order()), "/vat", "one entry for each rate of the lines");
        for (var i = 0; i < invoice.Vat.Count; i++)
        {
            var (vat, net) = (invoice.Vat[i], rates.GetValueOrDefault(invoice.Vat[i].Rate));
            var tax = Math.Round(net * vat.Rate / 100, digits, MidpointRounding.AwayFromZero);
            faults.Require(vat.Net == net, $"/vat/{i}/net", $"{net}: the sum of the lines of that rate");
            faults.Require(vat.Tax == tax, $"/vat/{i}/tax", $"{tax}: {vat.Rate} % of {net}, rounded half away from zero");
        }
    }

    private static Faults CheckTotal(Faults faults, InvoiceRequest invoice)
    {
        var (net, tax) = (invoice.Lines.Sum(line => line.Net), invoice.Vat.Sum(vat => vat.Tax));
        return faults
            .Require(invoice.Total.Net == net, "/total/net", $"{net}: the sum of the lines")
            .Require(invoice.Total.Tax == tax, "/total/tax", $"{tax}: the sum of the taxes")
            .Require(invoice.Total.Gross == net + tax, "/total/gross", $"{net + tax}: net and tax");
    }

    [GeneratedRegex("^[A-Z0-9]([A-Z0-9-]{0,18}[A-Z0-9])?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Series();

    [GeneratedRegex("^[A-Z]{3}$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Currency();

    [GeneratedRegex("^[A-Z]{2}$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Country();
}
