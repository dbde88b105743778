namespace Stoa.Web.Components.Ui;

/// <summary>One of several values to choose from.</summary>
/// <param name="Value">What the form sends.</param>
/// <param name="Title">What the visitor reads.</param>
/// <param name="Text">Why one would choose it.</param>
/// <param name="Aside">At the end of the row, such as a price.</param>
public sealed record Choice(string Value, string Title, string? Text = null, string? Aside = null);
