using System.Globalization;

namespace Stoa.Market.Documents.Pdf;

/// <summary>Pages in two weights of one family, and what a reader shows about them.</summary>
internal sealed class PdfDocument
{
    private static readonly TrueTypeFont RegularFont = Load("Regular");
    private static readonly TrueTypeFont SemiBoldFont = Load("SemiBold");
    private readonly List<Sheet> sheets = [];

    public Typeface Regular { get; } = new("F1", "Commissioner-Regular", RegularFont);

    public Typeface SemiBold { get; } = new("F2", "Commissioner-SemiBold", SemiBoldFont);

    public IReadOnlyList<Sheet> Sheets => sheets;

    public Sheet AddSheet()
    {
        sheets.Add(new Sheet());
        return sheets[^1];
    }

    /// <summary>The whole file; nothing can be drawn afterwards.</summary>
    /// <param name="title">Shown in the reader's window.</param>
    /// <param name="author">Who issued it.</param>
    /// <param name="language">BCP 47, such as <c>it</c>: for those who have it read aloud.</param>
    /// <param name="date">Of the document.</param>
    public byte[] ToBytes(string title, string author, string language, DateOnly date)
    {
        var file = new PdfFile();
        var pages = file.Reserve();
        var fonts = $"/F1 {Regular.WriteTo(file)} 0 R /F2 {SemiBold.WriteTo(file)} 0 R";
        var kids = sheets.Select(sheet => Write(file, sheet, pages, fonts)).ToList();
        file.Set(pages, string.Create(CultureInfo.InvariantCulture, $"<< /Type /Pages /Count {kids.Count} /Kids [{string.Join(' ', kids.Select(kid => $"{kid} 0 R"))}] >>"));
        var information = file.Add(string.Create(CultureInfo.InvariantCulture,
            $"<< /Title {PdfFile.TextString(title)} /Author {PdfFile.TextString(author)} /Producer (Stoa) /CreationDate (D:{date:yyyyMMdd}000000Z) >>"));
        var catalog = file.Add($"<< /Type /Catalog /Pages {pages} 0 R /Lang ({language}) /ViewerPreferences << /DisplayDocTitle true >> >>");
        return file.ToBytes(catalog, information);
    }

    private static int Write(PdfFile file, Sheet sheet, int pages, string fonts)
    {
        var content = file.AddStream(sheet.Content, "");
        return file.Add(string.Create(CultureInfo.InvariantCulture,
            $"<< /Type /Page /Parent {pages} 0 R /MediaBox [0 0 {Sheet.Width:0.##} {Sheet.Height:0.##}] /Resources << /Font << {fonts} >> >> /Contents {content} 0 R >>"));
    }

    /// <summary>A font that is shipped.</summary>
    /// <param name="weight">Regular or SemiBold.</param>
    internal static TrueTypeFont Load(string weight)
    {
        using var stream = typeof(PdfDocument).Assembly.GetManifestResourceStream($"fonts/Commissioner-{weight}.ttf")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new TrueTypeFont(bytes);
    }
}
