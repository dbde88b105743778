using Stoa.Contracts.Accounts;
using Stoa.Web.Browsing;

namespace Stoa.Web.Components.Pages.Account;

/// <summary>What the sign-up screen sends.</summary>
internal sealed class SignUpForm : Wish
{
    public string? Email { get; set; }
    public string? Password { get; set; }
    public string? Name { get; set; }
    public string? Country { get; set; }
    public string? CompanyName { get; set; }

    public SignUpRequest ToRequest(string language) =>
        new(Email ?? "", Password ?? "", Name ?? "", Country ?? "", string.IsNullOrWhiteSpace(CompanyName) ? null : CompanyName, language);
}
