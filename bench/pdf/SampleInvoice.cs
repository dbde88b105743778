using Stoa.Contracts.Common;
using Stoa.Contracts.Documents;

namespace Stoa.Bench.Pdf;

/// <summary>An invoice of so many lines that adds up.</summary>
internal static class SampleInvoice
{
    private const decimal Price = 6.49m;
    private const decimal Rate = 22;

    public static InvoiceDocument Of(int lines)
    {
        var sold = Enumerable.Range(1, lines).Select(Line).ToList();
        var (net, tax) = (Price * lines, Math.Round(Price * lines * Rate / 100, 2, MidpointRounding.AwayFromZero));
        var content = new InvoiceRequest(
            TenantId.Marketplace, "INV-2026", new DateOnly(2026, 11, 21), "en", "EUR",
            new InvoiceParty("Stoa Marketplace", ["Via dei Portici 12", "40126 Bologna BO"], "IT", "IT01234567897"),
            new InvoiceParty("Analytical Engines di Ada Lovelace & C. S.r.l.", ["Città Alta 7", "24129 Bergamo BG"], "IT", "IT09876543217"),
            sold, [new InvoiceVat(Rate, net, tax)], new InvoiceTotal(net, tax, net + tax));
        return new InvoiceDocument("inv_1", "INV-2026-000042", new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.Zero), content);
    }

    private static InvoiceLine Line(int number) => new($"Bare VM, plan Small with data disk, machine {number}", "1 month from activation", 1, Price, Price, Rate);
}
