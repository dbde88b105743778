using System.Globalization;
using System.Text;

namespace Stoa.Market.Documents.Pdf;

/// <summary>A colour by its red, green and blue parts, 0 to 1.</summary>
internal sealed record Ink(double Red, double Green, double Blue)
{
    public static readonly Ink Black = new(0.09, 0.09, 0.11);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Red:0.###} {Green:0.###} {Blue:0.###}");
}

/// <summary>How text is written.</summary>
/// <param name="Face">With what.</param>
/// <param name="Size">Points.</param>
/// <param name="Ink">In what colour.</param>
internal sealed record Style(Typeface Face, double Size, Ink Ink);

/// <summary>A page of A4 to draw on. Points (1/72 inch) from the top left corner; text stands on its base line.</summary>
internal sealed class Sheet
{
    public const double Width = 595.28;
    public const double Height = 841.89;
    private readonly StringBuilder content = new();

    /// <summary>The page's operators (ISO 32000-1, annex A).</summary>
    public byte[] Content => Encoding.Latin1.GetBytes(content.ToString());

    /// <summary>Writes from there to the right.</summary>
    public void Text(double x, double y, string text, Style style) =>
        Draw($"BT /{style.Face.Name} {style.Size:0.##} Tf {style.Ink} rg {x:0.##} {Height - y:0.##} Td <{style.Face.Encode(text)}> Tj ET");

    /// <summary>Writes so that it ends there.</summary>
    public void TextBefore(double x, double y, string text, Style style) => Text(x - style.Face.WidthOf(text, style.Size), y, text, style);

    public void Line((double X, double Y) from, (double X, double Y) to, double width, Ink ink) =>
        Draw($"{ink} RG {width:0.##} w {from.X:0.##} {Height - from.Y:0.##} m {to.X:0.##} {Height - to.Y:0.##} l S");

    /// <summary>A filled rectangle.</summary>
    public void Fill((double X, double Y) corner, (double Width, double Height) size, Ink ink) =>
        Draw($"{ink} rg {corner.X:0.##} {Height - corner.Y - size.Height:0.##} {size.Width:0.##} {size.Height:0.##} re f");

    /// <summary>A filled outline of straight lines.</summary>
    public void Fill(IReadOnlyList<(double X, double Y)> corners, Ink ink)
    {
        var path = string.Join(' ', corners.Select((corner, i) => string.Create(CultureInfo.InvariantCulture, $"{corner.X:0.##} {Height - corner.Y:0.##} {(i == 0 ? "m" : "l")}")));
        Draw($"{ink} rg {path} f");
    }

    private void Draw(FormattableString operators) => content.Append(operators.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
