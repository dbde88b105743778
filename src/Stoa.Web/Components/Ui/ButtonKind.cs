namespace Stoa.Web.Components.Ui;

/// <summary>How much a button asks to be pressed: one primary on a page.</summary>
public enum ButtonKind
{
    Primary,
    Secondary,
    Quiet,
    Danger,
    /// <summary>For the dark stage of the storefront.</summary>
    Light,
}
