using Stoa.Web.Browsing;

namespace Stoa.Web.Components.Pages.Deployments;

/// <summary>Which button was pressed.</summary>
internal sealed class ActionForm : Wish
{
    public string? Action { get; set; }
}
