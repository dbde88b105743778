using Stoa.Contracts.Documents;
using Stoa.Market.Documents.Pdf;

namespace Stoa.Market.Documents.Layout;

/// <summary>The lines of an invoice as a table that goes on over pages: its head is repeated, what has come together so far is carried.</summary>
internal sealed class InvoiceLines(PdfDocument document, Look look, Words words, InvoiceRequest content)
{
    private const double QuantityEnd = Look.Left + 292;
    private const double PriceEnd = Look.Left + 372;
    private const double VatEnd = Look.Left + 418;
    private const double TextWidth = 250;
    private const double CarryHeight = 24;

    /// <summary>Draws all of them.</summary>
    /// <returns>The sheet on which they end, and how far down.</returns>
    public (Sheet Sheet, double Y) Draw(Sheet sheet, double y)
    {
        y = Head(sheet, y);
        var carried = 0m;
        foreach (var line in content.Lines)
        {
            var row = new Row(line, Wrapping.Wrap(line.Text, look.Body, TextWidth), Wrapping.Wrap(line.Detail ?? "", look.Small, TextWidth));
            if (y + row.Height > Look.Bottom - CarryHeight) (sheet, y) = Carry(sheet, y, carried);
            Draw(sheet, y, row);
            y += row.Height;
            carried += line.Net;
        }

        return (sheet, y);
    }

    /// <summary>Goes to a new sheet unless there is that much room on this one.</summary>
    public double RoomFor(double height, ref Sheet sheet, double y)
    {
        if (y + height <= Look.Bottom) return y;
        (sheet, y) = Carry(sheet, y, content.Total.Net);
        return y;
    }

    private (Sheet Sheet, double Y) Carry(Sheet sheet, double y, decimal carried)
    {
        var amount = words.Money(carried, content.Currency);
        sheet.TextBefore(VatEnd, y + 16, words.CarriedForward, look.Small);
        sheet.TextBefore(Look.Right - 8, y + 16, amount, look.Strong);
        var next = document.AddSheet();
        var below = Head(next, 64);
        next.TextBefore(VatEnd, below + 16, words.BroughtForward, look.Small);
        next.TextBefore(Look.Right - 8, below + 16, amount, look.Strong);
        return (next, below + CarryHeight);
    }

    private double Head(Sheet sheet, double y)
    {
        sheet.Fill((Look.Left, y), (Look.Right - Look.Left, 22), Look.Tint);
        sheet.Text(Look.Left + 8, y + 14.5, words.Description.ToUpperInvariant(), look.Label);
        foreach (var (end, title) in (ReadOnlySpan<(double, string)>)[(QuantityEnd, words.Quantity), (PriceEnd, words.UnitPrice), (VatEnd, words.Vat), (Look.Right - 8, words.Amount)])
            sheet.TextBefore(end, y + 14.5, title.ToUpperInvariant(), look.Label);
        return y + 22;
    }

    private void Draw(Sheet sheet, double y, Row row)
    {
        var (at, line) = (y + 17, row.Line);
        sheet.TextBefore(QuantityEnd, at, words.Plain(line.Quantity), look.Body);
        sheet.TextBefore(PriceEnd, at, words.UnitPriceOf(line.UnitPrice, content.Currency), look.Body);
        sheet.TextBefore(VatEnd, at, $"{words.Plain(line.VatRate)} %", look.Body);
        sheet.TextBefore(Look.Right - 8, at, words.Money(line.Net, content.Currency), look.Body);
        foreach (var part in row.Text)
        {
            sheet.Text(Look.Left + 8, at, part, look.Body);
            at += 12.5;
        }

        foreach (var part in row.Detail)
        {
            sheet.Text(Look.Left + 8, at, part, look.Small);
            at += 10.5;
        }

        sheet.Line((Look.Left, y + row.Height), (Look.Right, y + row.Height), 0.5, Look.Rule);
    }

    private sealed record Row(InvoiceLine Line, List<string> Text, List<string> Detail)
    {
        public double Height => 15 + (Text.Count * 12.5) + (Detail.Count * 10.5);
    }
}
