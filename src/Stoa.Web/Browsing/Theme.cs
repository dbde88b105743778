namespace Stoa.Web.Browsing;

/// <summary>Light or dark; <see cref="System"/> leaves it to the visitor's system.</summary>
internal enum Theme
{
    System,
    Light,
    Dark,
}
