using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Common;
using Stoa.Contracts.Documents;

namespace Stoa.Platform.Http;

/// <summary>Collects every fault of an input, so that all are named at once.</summary>
public sealed class Faults
{
    private readonly List<FieldError> found = [];

    public bool Any => found.Count > 0;

    /// <param name="isRight">What must hold.</param>
    /// <param name="pointer">JSON pointer of the field, such as <c>/lines/0/quantity</c>.</param>
    /// <param name="otherwise">What is wrong and what would be right.</param>
    public Faults Require(bool isRight, string pointer, string otherwise)
    {
        if (!isRight) found.Add(new FieldError(pointer, otherwise));
        return this;
    }

    /// <summary>For a name or another line that people read: no hidden characters, 1 to <paramref name="most"/> others; null is right.</summary>
    /// <param name="text">As given, without blanks around.</param>
    /// <param name="most">How long it may be.</param>
    /// <param name="pointer">JSON pointer of the field.</param>
    /// <param name="otherwise">What is wrong with its length and what would be right.</param>
    public Faults RequireLine(string? text, int most, string pointer, string otherwise)
    {
        if (text is null) return this;
        var hidden = HiddenCharacters.First(text);
        return Require(hidden is null, pointer, $"leave out {hidden}: it is not seen, and changes how the text is read")
            .Require(hidden is not null || (text.Length >= 1 && text.Length <= most), pointer, otherwise);
    }

    /// <summary>For a line that is printed on papers, too: <see cref="RequireLine"/>, and nothing that <see cref="PaperCharacters"/> lacks.</summary>
    /// <param name="text">As given, without blanks around.</param>
    /// <param name="most">How long it may be.</param>
    /// <param name="pointer">JSON pointer of the field.</param>
    /// <param name="otherwise">What is wrong with its length and what would be right.</param>
    public Faults RequirePaperLine(string? text, int most, string pointer, string otherwise)
    {
        var missing = text is null || HiddenCharacters.First(text) is not null ? null : PaperCharacters.FirstMissing(text);
        return RequireLine(text, most, pointer, otherwise)
            .Require(missing is null, pointer, $"invoices cannot write {missing}: use letters of European languages");
    }

    /// <summary>422 with all of them.</summary>
    public ProblemHttpResult Refuse() => Problems.Invalid(found);
}
