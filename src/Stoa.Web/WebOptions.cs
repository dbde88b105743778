namespace Stoa.Web;

/// <summary>What an operator may set for the storefront and the control panel (section <c>Web</c>).</summary>
public sealed record WebOptions
{
    /// <summary>The name in the header, in titles and in mails' links.</summary>
    public string Brand { get; init; } = "Stoa";

    /// <summary>Language for a visitor whose browser asks for none that is offered: <c>en</c> or <c>it</c>.</summary>
    public string DefaultLanguage { get; init; } = "en";

    /// <summary>True to list the pseudo-locale, in which untranslated and clipped text is easy to see.</summary>
    public bool IsPseudoLanguageOffered { get; init; }
}
