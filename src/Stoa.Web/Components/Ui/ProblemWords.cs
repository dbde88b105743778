using Stoa.Contracts.Common;
using Stoa.Web.Languages;

namespace Stoa.Web.Components.Ui;

/// <summary>What a page says of a refusal: its own words for a kind or a field where it has some, what the component said otherwise.</summary>
internal static class ProblemWords
{
    /// <summary>What to do about it; null where nobody knows. What the API says of a kind is for whoever programs with it.</summary>
    public static string? Mend(this Phrases text, Problem problem) =>
        text.Find($"problem.mend.{problem.Type}") ?? (text.IsExact() ? null : text.Find($"problem.about.{problem.Type}")) ?? problem.Detail;

    /// <summary>What is wrong with a field.</summary>
    public static string Fault(this Phrases text, Problem problem, FieldError fault) =>
        (text.IsExact() ? null : text.Find($"fault.{problem.Type}.{Place(fault)}")) ?? fault.Detail;

    /// <summary>How the field is called.</summary>
    public static string Field(this Phrases text, FieldError fault) => text.Find($"field.{Place(fault)}") ?? fault.Pointer;

    // Components say it in English, and more exactly than words that must fit whatever is wrong.
    private static bool IsExact(this Phrases text) => text.Language == Language.English;

    private static string Place(FieldError fault) => fault.Pointer[(fault.Pointer.LastIndexOf('/') + 1)..].ToLowerInvariant();
}
