using Stoa.Web.Browsing;

namespace Stoa.Web.Components.Pages.Operator;

/// <summary>Why an invoice is taken back.</summary>
internal sealed class CreditForm : Wish
{
    public string? Reason { get; set; }
}
