using Stoa.Contracts.Common;
using Stoa.Contracts.Documents;

namespace Stoa.Tests.Market.Documents;

/// <summary>Invoices that add up.</summary>
internal static class Papers
{
    public static readonly TenantId Issuer = TenantId.Marketplace;

    public static InvoiceRequest Of(int lines = 2, string language = "en", string series = "INV-2026")
    {
        var sold = Enumerable.Range(1, lines).Select(number => Line(number, language)).ToList();
        var vat = sold.GroupBy(line => line.VatRate).Select(rate => new InvoiceVat(
            rate.Key, rate.Sum(line => line.Net), Math.Round(rate.Sum(line => line.Net) * rate.Key / 100, 2, MidpointRounding.AwayFromZero))).ToList();
        var total = new InvoiceTotal(vat.Sum(v => v.Net), vat.Sum(v => v.Tax), vat.Sum(v => v.Net + v.Tax));
        return new InvoiceRequest(
            Issuer, series, new DateOnly(2026, 11, 21), language, "EUR",
            new InvoiceParty("Stoa Marketplace", ["Via dei Portici 12", "40126 Bologna BO"], "IT", "IT01234567897"),
            new InvoiceParty("Analytical Engines di Ada Lovelace & C. S.r.l.", ["Città Alta, Łódź Straße 7", "24129 Bergamo BG"], "IT", "IT09876543217"), sold, vat, total)
        {
            Reference = "1001",
            Paid = new InvoicePayment(new DateOnly(2026, 11, 21), "Visa **** 4242"),
            Notes = language == "it" ? "Il periodo comincia quando la macchina risponde." : "The period begins when the machine answers.",
        };
    }

    /// <summary>One line at a tenth of VAT.</summary>
    public static InvoiceRequest InCurrency(string currency, decimal net, string language)
    {
        var tax = new Money(net / 10, currency).Rounded().Amount;
        return Of(language: language) with
        {
            Currency = currency, Lines = [new InvoiceLine("Bare VM", null, 1, net, net, 10)], Vat = [new InvoiceVat(10, net, tax)],
            Total = new InvoiceTotal(net, tax, net + tax),
        };
    }

    public static InvoiceRequest OfSeveralRates() => Of() with
    {
        Lines = [new("Machine", null, 1, 10, 10, 22), new("Book", null, 2, 10, 20, 10), new("Insurance", null, 1, 5, 5, 0)],
        Vat = [new(22, 10, 2.2m), new(10, 20, 2), new(0, 5, 0)],
        Total = new InvoiceTotal(35, 4.2m, 39.2m),
    };

    public static InvoiceRequest TakenBack(InvoiceRequest invoice) => invoice with
    {
        Lines = [.. invoice.Lines.Select(line => line with { Quantity = -line.Quantity, Net = -line.Net })],
        Vat = [.. invoice.Vat.Select(vat => vat with { Net = -vat.Net, Tax = -vat.Tax })],
        Total = new InvoiceTotal(-invoice.Total.Net, -invoice.Total.Tax, -invoice.Total.Gross),
        Corrects = new InvoiceCorrection("INV-2026-000007", new DateOnly(2026, 11, 1), "Ordered twice"),
        Paid = null,
    };

    public static InvoiceDocument Issued(InvoiceRequest request) => new("inv_1", $"{request.Series}-000042", new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.Zero), request);

    // As billing writes them.
    private static InvoiceLine Line(int number, string language) => (number % 7 == 2, language == "it") switch
    {
        (true, false) => new("Bare VM, Small with data disk, setup", null, 1, 1.00m, 1.00m, 22),
        (true, true) => new("Bare VM, Small with data disk, attivazione", null, 1, 1.00m, 1.00m, 22),
        (false, false) => new("Bare VM, Small with data disk, 1 month", "1 x 6.49", 1, 6.49m, 6.49m, 22),
        (false, true) => new("Bare VM, Small with data disk, 1 mese", "1 x 6,49", 1, 6.49m, 6.49m, 22),
    };
}
