using Stoa.Market.Documents.Pdf;

namespace Stoa.Market.Documents.Layout;

/// <summary>How papers look: one place for sizes, inks and margins.</summary>
internal sealed class Look(PdfDocument document)
{
    public const double Left = 56;
    public const double Right = Sheet.Width - 56;
    public const double Bottom = Sheet.Height - 84;

    public static readonly Ink Accent = new(0.043, 0.165, 0.208);
    public static readonly Ink Tint = new(0.937, 0.953, 0.957);
    public static readonly Ink Rule = new(0.80, 0.83, 0.84);
    private static readonly Ink Quiet = new(0.40, 0.42, 0.43);

    public Style Title { get; } = new(document.SemiBold, 25, Accent);

    public Style Name { get; } = new(document.SemiBold, 13, Ink.Black);

    public Style Body { get; } = new(document.Regular, 9.5, Ink.Black);

    public Style Strong { get; } = new(document.SemiBold, 9.5, Ink.Black);

    public Style Small { get; } = new(document.Regular, 8, Quiet);

    public Style Label { get; } = new(document.SemiBold, 7.5, Quiet);

    public Style Sum { get; } = new(document.SemiBold, 14, Accent);
}
