using Stoa.Web.Browsing;

namespace Stoa.Web.Components.Pages.Operator;

/// <summary>Which refused refund is tried again.</summary>
internal sealed class RefundForm : Wish
{
    public string? Invoice { get; set; }
}
