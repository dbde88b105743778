namespace Stoa.Web.Components.Pages.Operator;

/// <summary>Which host's button was pressed. Closing twice is closing once, so it carries no key.</summary>
internal sealed class HostForm
{
    public string? Close { get; set; }
    public string? Open { get; set; }
}
