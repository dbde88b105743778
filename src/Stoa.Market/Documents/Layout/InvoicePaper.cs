using System.Globalization;
using Stoa.Contracts.Documents;
using Stoa.Market.Documents.Pdf;

namespace Stoa.Market.Documents.Layout;

/// <summary>An invoice on paper: head, parties, lines over as many pages as they need, sums, foot.</summary>
internal sealed class InvoicePaper
{
    private const double PartyWidth = 160;
    private readonly PdfDocument document = new();
    private readonly InvoiceDocument invoice;
    private readonly InvoiceRequest content;
    private readonly Words words;
    private readonly Look look;

    private InvoicePaper(InvoiceDocument invoice)
    {
        (this.invoice, content, words) = (invoice, invoice.Content, Words.In(invoice.Content.Language));
        look = new Look(document);
    }

    /// <summary>The file; the same for the same invoice.</summary>
    public static byte[] Print(InvoiceDocument invoice) => new InvoicePaper(invoice).Print();

    private string Title => content.Corrects is null ? words.Invoice : words.CreditNote;

    private byte[] Print()
    {
        var sheet = document.AddSheet();
        var y = Parties(sheet, Head(sheet));
        var lines = new InvoiceLines(document, look, words, content);
        (sheet, y) = lines.Draw(sheet, y);
        new InvoiceSums(look, words, content).Draw(lines.RoomFor(InvoiceSums.HeightOf(content), ref sheet, y), sheet);
        for (var i = 0; i < document.Sheets.Count; i++) Foot(document.Sheets[i], i + 1);
        return document.ToBytes($"{Title} {invoice.Number}", content.Seller.Name, content.Language, content.IssuedOn);
    }

    private double Head(Sheet sheet)
    {
        Mark.Draw(sheet, Look.Left, 52, 32);
        sheet.Text(Look.Left + 44, 73, content.Seller.Name, look.Name);
        sheet.TextBefore(Look.Right, 76, Title, look.Title);
        sheet.Line((Look.Left, 100), (Look.Right, 100), 0.8, Look.Accent);
        return 126;
    }

    private double Parties(Sheet sheet, double y)
    {
        var (middle, right) = (Look.Left + 175, Look.Left + 350);
        var seller = Party(sheet, (Look.Left, y), words.From, content.Seller);
        var buyer = Party(sheet, (middle, y), words.BillTo, content.Buyer);
        var facts = Facts(sheet, right, y);
        return Math.Max(Math.Max(seller, buyer), facts) + 22;
    }

    private double Party(Sheet sheet, (double X, double Y) at, string label, InvoiceParty party)
    {
        sheet.Text(at.X, at.Y, label.ToUpperInvariant(), look.Label);
        var y = at.Y + 16;
        var rest = party.Address.Append(CountryNames.Of(content.Language, party.Country)).Concat(party.VatNumber is null ? [] : [$"{words.VatNumber} {party.VatNumber}"]);
        foreach (var (text, style) in rest.Select(line => (line, look.Body)).Prepend((party.Name, look.Strong)))
            foreach (var line in Wrapping.Wrap(text, style, PartyWidth))
            {
                sheet.Text(at.X, y, line, style);
                y += 13;
            }

        return y;
    }

    private double Facts(Sheet sheet, double x, double y)
    {
        foreach (var (label, text) in (ReadOnlySpan<(string, string?)>)[(words.Number, invoice.Number), (words.Date, words.Day(content.IssuedOn)),
            (words.Supplied, content.SuppliedOn is { } supplied ? words.Day(supplied) : null), (words.Reference, content.Reference)])
        {
            if (text is null) continue;
            sheet.Text(x, y, label.ToUpperInvariant(), look.Label);
            sheet.Text(x, y + 14, text, look.Strong);
            y += 32;
        }

        return y - 14;
    }

    private void Foot(Sheet sheet, int page)
    {
        var y = Sheet.Height - 44;
        sheet.Line((Look.Left, y - 14), (Look.Right, y - 14), 0.5, Look.Rule);
        var seller = content.Seller.VatNumber is null ? content.Seller.Name : $"{content.Seller.Name}  ·  {words.VatNumber} {content.Seller.VatNumber}";
        sheet.Text(Look.Left, y, $"{seller}  ·  {invoice.Number}", look.Small);
        sheet.TextBefore(Look.Right, y, string.Format(CultureInfo.InvariantCulture, words.Page, page, document.Sheets.Count), look.Small);
    }
}
