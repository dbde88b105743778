namespace Stoa.Web.Components.Ui;

/// <summary>What a message or a state means for the reader; each tone has a colour and, beside it, a shape.</summary>
public enum Tone
{
    Neutral,
    Info,
    Good,
    Busy,
    Warn,
    Bad,
}

internal static class Tones
{
    /// <summary>The class and the icon follow from the tone, so that colour never stands alone.</summary>
    public static string Css(this Tone tone) => tone.ToString().ToLowerInvariant();

    public static string Icon(this Tone tone) => tone switch
    {
        Tone.Good => "check",
        Tone.Busy => "clock",
        Tone.Warn => "alert",
        Tone.Bad => "cross",
        _ => "info",
    };
}
