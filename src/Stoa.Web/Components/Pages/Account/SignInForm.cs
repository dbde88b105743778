namespace Stoa.Web.Components.Pages.Account;

/// <summary>What the sign-in screen sends.</summary>
internal sealed class SignInForm
{
    public string? Email { get; set; }
    public string? Password { get; set; }
}
