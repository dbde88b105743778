namespace Stoa.Web.Browsing;

/// <summary>Light or dark; <see cref="System"/> leaves it to the visitor's system.</summary>
internal enum Theme
{
    System,
    Light,
    Dark,
}

/// <summary>Reads themes as addresses and cookies name them.</summary>
internal static class Themes
{
    /// <summary>Null for anything but a name: an enum parses any number, <c>99</c> too.</summary>
    public static Theme? Find(string? name) =>
        Enum.GetValues<Theme>().Select(theme => (Theme?)theme).FirstOrDefault(theme => string.Equals(theme.ToString(), name, StringComparison.OrdinalIgnoreCase));
}
