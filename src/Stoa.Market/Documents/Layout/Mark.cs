using Stoa.Market.Documents.Pdf;

namespace Stoa.Market.Documents.Layout;

/// <summary>The mark: a stoa's columns in perspective, the last one lit. As in the web's favicon, whose grid of 32 it is drawn on.</summary>
internal static class Mark
{
    private const double Grid = 32;
    private static readonly Ink Ground = new(0.043, 0.165, 0.208);
    private static readonly Ink Stone = new(0.957, 0.969, 0.969);
    private static readonly Ink Light = new(0.953, 0.714, 0.380);

    private static readonly (double X, double Y)[][] Stones =
    [
        [(5, 6.5), (27, 11.6), (27, 13.7), (5, 10)],
        [(6.6, 11.8), (10.5, 12.45), (10.5, 24.75), (6.6, 25.55)],
        [(13.2, 12.9), (16.2, 13.4), (16.2, 23.6), (13.2, 24.2)],
        [(18.6, 13.8), (20.9, 14.2), (20.9, 22.6), (18.6, 23.06)],
    ];

    private static readonly (double X, double Y)[] Lit = [(23, 14.5), (24.75, 14.8), (24.75, 21.8), (23, 22.15)];

    /// <summary>Draws it from its top left corner.</summary>
    public static void Draw(Sheet sheet, double x, double y, double size)
    {
        sheet.Fill((x, y), (size, size), Ground);
        foreach (var stone in Stones) sheet.Fill(Placed(stone), Stone);
        sheet.Fill(Placed(Lit), Light);

        List<(double, double)> Placed((double X, double Y)[] corners) => [.. corners.Select(corner => (x + (corner.X * size / Grid), y + (corner.Y * size / Grid)))];
    }
}
