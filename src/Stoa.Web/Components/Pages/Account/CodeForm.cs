using Stoa.Web.Browsing;

namespace Stoa.Web.Components.Pages.Account;

/// <summary>The six digits of the mail.</summary>
internal sealed class CodeForm : Wish
{
    public string? Code { get; set; }
}
