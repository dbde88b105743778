namespace Stoa.Web.Browsing;

/// <summary>Where to go on after signing in, as the address says it: a place on this site, and nowhere else.</summary>
internal static class LocalPath
{
    /// <summary>The path, or the start page when it could lead elsewhere (<c>//evil.example</c>, <c>/\evil.example</c>, a whole address).</summary>
    public static string Of(string? wished) =>
        wished is ['/', ..] && wished is not (['/', '/' or '\\', ..]) && !wished.Any(char.IsControl) ? wished : "/";

    /// <summary>The page that leads to <paramref name="to"/> when it is done.</summary>
    public static string Via(string page, string? to) => Of(to) is var target and not "/" ? $"{page}?to={Uri.EscapeDataString(target)}" : page;
}
