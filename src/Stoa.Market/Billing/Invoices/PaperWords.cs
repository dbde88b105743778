using System.Globalization;
using Stoa.Contracts.Subscriptions;

namespace Stoa.Market.Billing.Invoices;

/// <summary>What billing says on papers by itself, in one language.</summary>
/// <param name="Outside">Why there is no VAT (Directive 2006/112/EC art. 226 point 11).</param>
/// <param name="Numbers">How numbers are written.</param>
internal sealed record PaperWords(string Outside, NumberFormatInfo Numbers)
{
    private static readonly PaperWords English = new(
        "Outside the scope of EU VAT: the service is supplied where its customer is (Directive 2006/112/EC, articles 44 and 59).",
        NumberFormatInfo.InvariantInfo) { Month = "month", Months = "months", Setup = "setup", Undelivered = "The order could not be delivered." };

    private static readonly PaperWords Italian = new(
        "Operazione fuori campo IVA: il servizio si considera reso dove ha sede il cliente (direttiva 2006/112/CE, articoli 44 e 59).",
        new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = "." }) { Month = "mese", Months = "mesi", Setup = "attivazione", Undelivered = "L'ordine non è stato consegnato." };

    public required string Month { get; init; }
    public required string Months { get; init; }
    public required string Setup { get; init; }

    /// <summary>Why an invoice is taken back whose order could not be delivered.</summary>
    public required string Undelivered { get; init; }

    /// <summary>What a line is for; as it was written where its parts were not kept.</summary>
    public string Line(LineView line) => line.About is { } about ? $"{about.Product}, {about.Plan}, {What(about.Months)}" : line.Text;

    private string What(int? months) => months is { } count ? $"{count} {(count == 1 ? Month : Months)}" : Setup;

    public static PaperWords In(string language) => language == "it" ? Italian : English;
}
