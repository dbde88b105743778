using System.Diagnostics;
using System.Globalization;
using Stoa.Contracts.Documents;
using Stoa.Market.Documents.Invoices;
using Stoa.Market.Documents.Layout;
using Stoa.Tests.Architecture;

namespace Stoa.Tests.Market.Documents;

/// <summary>The PDF as poppler's programs read it.</summary>
public sealed class APrintedInvoice : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("stoa-pdf-");

    [Fact]
    public async Task Says_in_text_what_the_invoice_says()
    {
        var text = await Text(Papers.Of());
        Assert.Contains("INV-2026-000042", text, StringComparison.Ordinal);
        Assert.Contains("Łódź Straße 7", text, StringComparison.Ordinal);
        Assert.Contains("VAT 22 % of €7.49", text, StringComparison.Ordinal);
        Assert.Contains("€9.14", text, StringComparison.Ordinal);
        Assert.Contains("Page 1 of 1", text, StringComparison.Ordinal);
        Assert.Contains("Italy", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_Italian_where_the_invoice_is()
    {
        var text = await Text(Papers.Of(language: "it"));
        Assert.Contains("Fattura", text, StringComparison.Ordinal);
        Assert.Contains("21 novembre 2026", text, StringComparison.Ordinal);
        Assert.Contains("Italia", text, StringComparison.Ordinal);
        Assert.Contains("9,14 €", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("JPY", "en", "1250", "1,375 JPY")]
    [InlineData("JPY", "it", "1250", "1.375 JPY")]
    [InlineData("KWD", "en", "1.234", "1.357 KWD")]
    [InlineData("EUR", "it", "1.23", "1,35 €")]
    public async Task Writes_as_many_decimals_as_the_currency_has(string currency, string language, string net, string gross)
    {
        var invoice = Papers.InCurrency(currency, decimal.Parse(net, CultureInfo.InvariantCulture), language);
        Assert.False(InvoiceFaults.Find(invoice).Any);
        Assert.Contains(gross, await Text(invoice), StringComparison.Ordinal);
    }

    [Fact]
    public void Is_refused_with_more_decimals_than_the_currency_has() => Assert.True(InvoiceFaults.Find(Papers.InCurrency("JPY", 12.5m, "en")).Any);

    [Fact]
    public async Task Has_a_row_for_each_rate_of_several()
    {
        var text = await Text(Papers.OfSeveralRates());
        Assert.False(InvoiceFaults.Find(Papers.OfSeveralRates()).Any);
        Assert.All(["VAT 22 % of €10.00", "VAT 10 % of €20.00", "VAT 0 % of €5.00", "€39.20"], part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en", "Credit note", "Takes back invoice INV-2026-000007 of 1 November 2026: Ordered twice", "−€9.14")]
    [InlineData("it", "Nota di credito", "Storna la fattura INV-2026-000007 del 1 novembre 2026: Ordered twice", "−9,14 €")]
    public async Task Is_a_credit_note_where_it_takes_an_invoice_back(string language, string title, string corrects, string gross)
    {
        var note = Papers.TakenBack(Papers.Of(language: language));
        Assert.False(InvoiceFaults.Find(note).Any);
        var text = await Text(note);
        Assert.All([title, corrects, gross], part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.DoesNotMatch(@"\s-\d", text); // the sign is U+2212 before quantities too
        Assert.True(InvoiceFaults.Find(Papers.Of() with { Corrects = note.Corrects }).Any);
    }

    [Fact]
    public async Task Repeats_the_head_of_its_table_and_counts_its_pages()
    {
        var text = await Text(Papers.Of(lines: 40));
        var pages = Count(text, "Page ");
        Assert.Equal((pages, true), (Count(text, "DESCRIPTION"), pages > 2));
        Assert.All(Enumerable.Range(1, pages), page => Assert.Contains($"Page {page} of {pages}", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Carries_its_sum_from_page_to_page()
    {
        var text = await Text(Papers.Of(lines: 100));
        Assert.Equal(6, Count(text, "Carried forward"));
        Assert.Equal(6, Count(text, "Brought forward"));
        Assert.Contains("Page 7 of 7", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_a_whole_file_with_embedded_fonts_for_those_who_check()
    {
        var file = await Write(Papers.Of());
        var fonts = await Run("pdffonts", file);
        Assert.Equal(2, Count(fonts, "+Commissioner"));
        Assert.DoesNotContain("no yes", fonts, StringComparison.Ordinal);
        var said = await Run("pdfinfo", file);
        Assert.Contains("Invoice INV-2026-000042", said, StringComparison.Ordinal);
        Assert.Contains("PDF version:     1.7", said, StringComparison.Ordinal);
        Assert.True(new FileInfo(file).Length < 40_000);
    }

    [Fact]
    public void Is_the_same_to_the_byte_each_time() =>
        Assert.Equal(InvoicePaper.Print(Papers.Issued(Papers.Of())), InvoicePaper.Print(Papers.Issued(Papers.Of())));

    [Theory]
    [InlineData("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsverwaltungsgebäude")]
    [InlineData("日本語 и Ελληνικά 🚢")]
    public async Task Has_room_for_names_of_any_length_and_letters(string name)
    {
        var invoice = Papers.Of();
        var text = await Text(invoice with { Buyer = invoice.Buyer with { Name = name } });
        Assert.Contains("Total", text, StringComparison.Ordinal);
    }

    /// <summary>Run by hand after a change of the layout: draws the picture in the docs.</summary>
    [Fact(Explicit = true)]
    public async Task Is_shown_in_the_docs()
    {
        foreach (var (name, invoice) in new[] { ("invoice", Papers.Of(3)), ("invoice-pages", Papers.Of(40, "it")) })
            await Run("pdftoppm", "-r", "90", "-png", "-f", "1", "-l", "1", "-singlefile", await Write(invoice), Path.Combine(Product.Root, "docs/images", name));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<string> Text(InvoiceRequest invoice) => await Run("pdftotext", "-layout", await Write(invoice), "-");

    private async Task<string> Write(InvoiceRequest invoice)
    {
        var file = Path.Combine(folder.FullName, $"{Guid.NewGuid():N}.pdf");
        await File.WriteAllBytesAsync(file, InvoicePaper.Print(Papers.Issued(invoice)), TestContext.Current.CancellationToken);
        return file;
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static async Task<string> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var complaints = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Equal("", complaints);
        return await output;
    }
}
