using Stoa.Contracts.Common;
using Stoa.Web.Components.Ui;
using Stoa.Web.Languages;

namespace Stoa.Web.Components.Pages.Account;

/// <summary>All countries by name, after an empty choice, so that nobody's VAT is decided by what happened to be selected.</summary>
internal static class CountryChoices
{
    public static IReadOnlyList<Choice> In(Phrases text) =>
        [new("", text["sign-up.choose-country"]), .. Countries.Codes.Select(code => new Choice(code, Name(text, code))).OrderBy(c => c.Title, StringComparer.InvariantCulture)];

    public static string Name(Phrases text, string code) => text.Find($"country.{code}") ?? code;
}
