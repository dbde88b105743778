using Microsoft.Playwright;

namespace Stoa.SystemTests.Browsing;

/// <summary>How somebody looks at the pages: by which window, with script or without, in which language and theme.</summary>
public sealed record Looks(string Name, int Width = 1280, int Height = 800, bool HasScript = true, string Language = "en-GB")
{
    public static readonly Looks Desk = new("at a desk");

    public static readonly Looks Phone = new("on a phone", Width: 360, Height: 740);

    public static readonly Looks PhoneWithoutScript = new("on a phone without script", Width: 360, Height: 740, HasScript: false);

    internal BrowserNewContextOptions Context(Uri address) => new()
    {
        BaseURL = address.ToString(),
        ViewportSize = new ViewportSize { Width = Width, Height = Height },
        JavaScriptEnabled = HasScript,
        Locale = Language,
        ColorScheme = ColorScheme.Light,
        ReducedMotion = ReducedMotion.Reduce,
        TimezoneId = "Europe/Rome",
    };

    public override string ToString() => Name;
}
