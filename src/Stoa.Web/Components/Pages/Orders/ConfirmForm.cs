using Stoa.Web.Browsing;

namespace Stoa.Web.Components.Pages.Orders;

/// <summary>What the customer answers the bank.</summary>
internal sealed class ConfirmForm : Wish
{
    public const string Approve = "approve";
    public const string Refuse = "refuse";

    public string? Answer { get; set; }
}
