using System.Text.RegularExpressions;

namespace Stoa.Tests.Architecture;

/// <summary>What the text of a source file shows.</summary>
internal static partial class SourceStyle
{
    public const int Longest = 400;
    public const int NeedsAReason = 250;

    /// <summary>Files between the two lengths, and why they are better whole.</summary>
    private static readonly Dictionary<string, string> Reasons = [];

    public static IEnumerable<string> Faults(string file, string text)
    {
        var lines = text.Split('\n');
        if (lines.Length > Longest) yield return $"{file} has {lines.Length} lines: {Longest} at most. Split it by what it says.";
        else if (lines.Length > NeedsAReason && !Reasons.ContainsKey(file)) yield return $"{file} has {lines.Length} lines: above {NeedsAReason} give the reason in {nameof(SourceStyle)}.{nameof(Reasons)}.";
        for (var i = 0; i < lines.Length; i++)
        {
            if (Region().IsMatch(lines[i])) yield return $"{file}:{i + 1} has a region: split the file instead.";
            if (Unfinished().IsMatch(lines[i])) yield return $"{file}:{i + 1} is unfinished.";
            if (CommentedOut().IsMatch(lines[i])) yield return $"{file}:{i + 1} is code in a comment: take it out, git keeps it.";
        }
    }

    [GeneratedRegex(@"^\s*#\s*(end)?region\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Region();

    [GeneratedRegex(@"\bNotImplemented(?:Exception)\b|//.*\b(FIXM[E]|HAC[K]|XX[X])\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unfinished();

    // A sentence ends with none of these, and does not begin with such a word and a bracket.
    [GeneratedRegex(@"^\s*//(?!/)\s*(.*[;{}]|(if|for|foreach|while|using|return|var|await)\s*[(].*|\}|\{)\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CommentedOut();
}
