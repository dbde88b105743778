using System.Globalization;
using Stoa.Contracts.Documents;
using Stoa.Market.Documents.Pdf;

namespace Stoa.Market.Documents.Layout;

/// <summary>What comes to pay: net, tax by rate, total; then how it was paid and what else is to be said.</summary>
internal sealed class InvoiceSums(Look look, Words words, InvoiceRequest content)
{
    private const double RowHeight = 18;
    private const double LabelAt = Look.Right - 232;
    private const double TotalHeight = 34;
    private const double WordsHeight = 70;

    /// <summary>How much room it takes.</summary>
    public static double HeightOf(InvoiceRequest content) => 14 + ((content.Vat.Count + 1) * RowHeight) + TotalHeight + WordsHeight;

    public void Draw(double y, Sheet sheet)
    {
        y += 26;
        Row(sheet, y, words.Net, content.Total.Net);
        foreach (var vat in content.Vat)
            Row(sheet, y += RowHeight, string.Format(CultureInfo.InvariantCulture, words.VatOf, words.Plain(vat.Rate), words.Money(vat.Net, content.Currency)), vat.Tax);
        Total(sheet, y + 12);
        Say(sheet, y + 12 + TotalHeight + 24);
    }

    private void Row(Sheet sheet, double y, string label, decimal amount)
    {
        sheet.Text(LabelAt, y, label, look.Body);
        sheet.TextBefore(Look.Right - 8, y, words.Money(amount, content.Currency), look.Body);
    }

    private void Total(Sheet sheet, double y)
    {
        sheet.Fill((LabelAt - 12, y), (Look.Right - LabelAt + 12, TotalHeight), Look.Tint);
        sheet.Text(LabelAt, y + 22, words.Total, look.Sum);
        sheet.TextBefore(Look.Right - 8, y + 22, words.Money(content.Total.Gross, content.Currency), look.Sum);
    }

    private (string?, Style)[] Sentences =>
    [
        (content.Corrects is { } corrects ? words.TakesBack(corrects) : null, look.Strong),
        (content.Paid is { } paid ? words.PaidBy(paid) : null, look.Strong),
        (content.Payment, look.Strong), (content.Notes, look.Small),
    ];

    private void Say(Sheet sheet, double y)
    {
        foreach (var (text, style) in Sentences)
            foreach (var line in Wrapping.Wrap(text ?? "", style, Look.Right - Look.Left))
            {
                sheet.Text(Look.Left, y, line, style);
                y += 13;
            }
    }
}
