namespace Stoa.Web;

/// <summary>What an operator may set for the storefront and the control panel (section <c>web</c>).</summary>
public sealed record WebOptions
{
    /// <summary>The name in the header, in titles and in mails' links.</summary>
    public string Brand { get; init; } = "Stoa";

    /// <summary>Language for a visitor whose browser asks for none that is offered: <c>en</c> or <c>it</c>.</summary>
    public string DefaultLanguage { get; init; } = "en";

    /// <summary>True to list the pseudo-locale, in which untranslated and clipped text is easy to see.</summary>
    public bool IsPseudoLanguageOffered { get; init; }

    /// <summary>ISO 3166-1 alpha-2: whose VAT a visitor is shown until they say where they are.</summary>
    public string VisitorCountry { get; init; } = "IT";

    /// <summary>True while payments go to the test gateway: pages then say which card numbers it takes.</summary>
    public bool IsPaymentTested { get; init; } = true;

    /// <summary>True where the mailbox of the micro cloud exists: pages then show the way to it.</summary>
    public bool HasMailbox { get; set; }
}
