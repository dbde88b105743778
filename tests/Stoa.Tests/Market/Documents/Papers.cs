using Stoa.Contracts.Common;
using Stoa.Contracts.Documents;

namespace Stoa.Tests.Market.Documents;

/// <summary>Invoices that add up.</summary>
internal static class Papers
{
    public static readonly TenantId Issuer = TenantId.Marketplace;

    public static InvoiceRequest Of(int lines = 2, string language = "en", string series = "INV-2026")
    {
        var sold = Enumerable.Range(1, lines).Select(Line).ToList();
        var vat = sold.GroupBy(line => line.VatRate).Select(rate => new InvoiceVat(
            rate.Key, rate.Sum(line => line.Net), Math.Round(rate.Sum(line => line.Net) * rate.Key / 100, 2, MidpointRounding.AwayFromZero))).ToList();
        var total = new InvoiceTotal(vat.Sum(v => v.Net), vat.Sum(v => v.Tax), vat.Sum(v => v.Net + v.Tax));
        return new InvoiceRequest(
            Issuer, series, new DateOnly(2026, 11, 21), language, "EUR",
            new InvoiceParty("Stoa Marketplace", ["Via dei Portici 12", "40126 Bologna BO"], "IT", "IT01234567897"),
            new InvoiceParty("Analytical Engines di Ada Lovelace & C. S.r.l.", ["Città Alta, Łódź Straße 7", "24129 Bergamo BG"], "IT", "IT09876543217"), sold, vat, total)
        {
            Reference = "1001",
            Payment = language == "it" ? "Pagata il 21 novembre 2026 con carta **** 4242." : "Paid on 21 November 2026 by card **** 4242.",
            Notes = language == "it" ? "Il periodo comincia quando la macchina risponde." : "The period begins when the machine answers.",
        };
    }

    public static InvoiceDocument Issued(InvoiceRequest request) => new("inv_1", $"{request.Series}-000042", new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.Zero), request);

    private static InvoiceLine Line(int number) => number % 7 == 2
        ? new($"Setup of machine {number}", null, 1, 1.00m, 1.00m, 22)
        : new($"Bare VM, plan Small with data disk, machine {number}", "1 month from activation: 1 × 6.49 = 6.49, rounded half away from zero", 1, 6.49m, 6.49m, 22);
}
