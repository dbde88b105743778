using System.Globalization;
using Stoa.Contracts.Common;
using Stoa.Contracts.Documents;

namespace Stoa.Market.Documents.Layout;

/// <summary>What a paper says by itself, and how it writes numbers and days, in one language.</summary>
internal sealed record Words(
    string Invoice, string Number, string Date, string Reference, string BillTo, string From, string VatNumber, string Description, string Quantity,
    string UnitPrice, string Vat, string Amount, string Net, string VatOf, string Total, string CarriedForward, string BroughtForward, string Page,
    string CreditNote, string Supplied, string Paid, string Corrects,
    string[] Months, NumberFormatInfo Numbers, bool IsSymbolLast)
{
    private static readonly Dictionary<string, string> Symbols = new() { ["EUR"] = "€", ["GBP"] = "£", ["USD"] = "$" };

    private static readonly Words English = new(
        "Invoice", "Number", "Date", "Order", "Billed to", "From", "VAT", "Description", "Qty", "Unit price", "VAT", "Amount", "Net", "VAT {0} % of {1}",
        "Total", "Carried forward", "Brought forward", "Page {0} of {1}",
        "Credit note", "Tax point", "Paid on {0} by {1}.", "Takes back invoice {0} of {1}: {2}",
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
        new NumberFormatInfo { NumberDecimalSeparator = ".", NumberGroupSeparator = "," }, IsSymbolLast: false);

    private static readonly Words Italian = new(
        "Fattura", "Numero", "Data", "Ordine", "Destinatario", "Da", "P. IVA", "Descrizione", "Qtà", "Prezzo unitario", "IVA", "Importo", "Imponibile", "IVA {0} % su {1}",
        "Totale", "Da riportare", "Riporto", "Pagina {0} di {1}",
        "Nota di credito", "Esigibilità IVA", "Pagata il {0} con {1}.", "Storna la fattura {0} del {1}: {2}",
        ["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"],
        new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = "." }, IsSymbolLast: true);

    public static Words In(string language) => language == "it" ? Italian : English;

    public string Day(DateOnly day) => $"{day.Day} {Months[day.Month - 1]} {day.Year}";

    /// <summary>An amount with its currency and the decimals that it has: <c>€1,234.50</c>, <c>1.234,50 €</c>, <c>1,235 JPY</c>.</summary>
    public string Money(decimal amount, string currency) => Money(amount, currency, Currencies.MinorUnits(currency));

    /// <summary>The price of one, which may be finer than the minor unit: <c>€0.0125</c>.</summary>
    public string UnitPriceOf(decimal price, string currency)
    {
        var digits = Math.Max(Currencies.MinorUnits(currency), (price / 1.000000000000000000000000000000m).Scale);
        return Money(price, currency, digits);
    }

    /// <summary>When and by what it was paid, as a sentence.</summary>
    public string PaidBy(InvoicePayment paid) => string.Format(CultureInfo.InvariantCulture, Paid, Day(paid.On), paid.By);

    /// <summary>What a credit note takes back and why, as a sentence.</summary>
    public string TakesBack(InvoiceCorrection corrects) =>
        string.Format(CultureInfo.InvariantCulture, Corrects, corrects.Number, Day(corrects.IssuedOn), corrects.Reason);

    /// <summary>A quantity or rate, without needless zeros.</summary>
    public string Plain(decimal number) => $"{Sign(number)}{Math.Abs(number).ToString("0.####", Numbers)}";

    // U+2212, which is as wide as the plus; the hyphen is not.
    private static string Sign(decimal number) => number < 0 ? "−" : "";

    private string Money(decimal amount, string currency, int digits)
    {
        var (number, symbol) = (Math.Abs(amount).ToString($"N{digits}", Numbers), Symbols.GetValueOrDefault(currency, currency));
        var sign = Sign(amount);
        return IsSymbolLast || symbol.Length > 1 ? $"{sign}{number} {symbol}" : $"{sign}{symbol}{number}";
    }
}
