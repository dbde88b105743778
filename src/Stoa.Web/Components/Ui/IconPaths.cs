namespace Stoa.Web.Components.Ui;

/// <summary>Stroked outlines on a 20 by 20 grid.</summary>
internal static class IconPaths
{
    private static readonly Dictionary<string, string> Paths = new(StringComparer.Ordinal)
    {
        ["alert"] = "M10 3 18 17H2zM10 8.2v4.2M10 14.4v.4",
        ["arrow"] = "M3.5 10h13M11.5 5l5 5-5 5",
        ["check"] = "M4 10.5 8.2 15 16 5.5",
        ["clock"] = "M10 2.8a7.2 7.2 0 1 0 0 14.4a7.2 7.2 0 0 0 0-14.4M10 6v4.2l2.8 1.8",
        ["copy"] = "M7 7h9v9.5H7zM13 7V3.5H4V13h3",
        ["cross"] = "M5 5l10 10M15 5 5 15",
        ["disk"] = "M3.5 6c0-3.3 13-3.3 13 0v8c0 3.3-13 3.3-13 0zM3.5 6c0 3.3 13 3.3 13 0M3.5 10c0 3.3 13 3.3 13 0",
        ["display"] = "M10 2.8a7.2 7.2 0 1 0 0 14.4a7.2 7.2 0 0 0 0-14.4v14.4M10 6.4h4.9M10 10h7M10 13.6h5",
        ["external"] = "M8 4H4v12h12v-4M11 3.5h5.5V9M16 4l-7 7",
        ["globe"] = "M10 2.8a7.2 7.2 0 1 0 0 14.4a7.2 7.2 0 0 0 0-14.4M2.8 10h14.4M10 2.8c-4.6 4.6-4.6 9.8 0 14.4c4.6-4.6 4.6-9.8 0-14.4",
        ["info"] = "M10 2.8a7.2 7.2 0 1 0 0 14.4a7.2 7.2 0 0 0 0-14.4M10 9.2v4.6M10 6.2v.5",
        ["key"] = "M6.5 9.5a3.6 3.6 0 1 0 0 7.2a3.6 3.6 0 0 0 0-7.2M9 10.5 16.5 3M13 6.5l2.6 2.6",
        ["mail"] = "M2.5 4.5h15v11h-15zM2.5 5l7.5 6 7.5-6",
        ["minus"] = "M5 10h10",
        ["chevron"] = "M5 8l5 5 5-5",
        ["moon"] = "M16.5 11.8A7 7 0 0 1 8.2 3.5a6.8 6.8 0 1 0 8.3 8.3z",
        ["play"] = "M6 4l10 6-10 6z",
        ["restart"] = "M15.8 8A6.3 6.3 0 1 0 16.2 11.6M16.3 3.5V8h-4.5",
        ["search"] = "M8.5 3a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11M12.5 12.5l4.5 4.5",
        ["server"] = "M3 3.5h14v5.5H3zM3 11h14v5.5H3zM6 6.2h.4M6 13.8h.4M10 6.2h4M10 13.8h4",
        ["stop"] = "M5 5h10v10H5z",
        ["sun"] = "M10 6.6a3.4 3.4 0 1 0 0 6.8a3.4 3.4 0 0 0 0-6.8M10 1.8v2M10 16.2v2M1.8 10h2M16.2 10h2M4.2 4.2l1.4 1.4M14.4 14.4l1.4 1.4M15.8 4.2l-1.4 1.4M5.6 14.4l-1.4 1.4",
        ["terminal"] = "M2.5 4h15v12h-15zM5.5 8l2.5 2-2.5 2M10 12.5h4",
        ["trash"] = "M3.5 5.5h13M8 5.5v-2h4v2M5.2 5.5l.8 11h8l.8-11",
        ["user"] = "M10 3a3.4 3.4 0 1 0 0 6.8a3.4 3.4 0 0 0 0-6.8M3.5 17c.8-7 12.2-7 13 0",
    };

    public static IEnumerable<string> Names => Paths.Keys;

    public static string Of(string name) => Paths[name];
}
