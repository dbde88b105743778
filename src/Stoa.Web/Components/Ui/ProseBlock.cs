using System.Text.RegularExpressions;

namespace Stoa.Web.Components.Ui;

/// <summary>
/// A part of a text that a vendor wrote: headings, lists, paragraphs, and in them bold, emphasis and code. The rest of Markdown shows as it
/// was typed; no markup of a vendor's ever reaches the page.
/// </summary>
internal sealed partial record ProseBlock(ProseKind Kind, IReadOnlyList<string> Lines)
{
    public static IReadOnlyList<ProseBlock> Read(string source) =>
        [.. source.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Of)];

    /// <summary>Text and the kind of piece it is: <c>**bold**</c>, <c>*emphasis*</c>, <c>`code`</c>, or plain.</summary>
    public static IEnumerable<(string Text, char Mark)> Pieces(string line) =>
        Piece().Matches(line).Select(m => m.Groups["bold"].Success ? (m.Groups["bold"].Value, '*')
            : m.Groups["emphasis"].Success ? (m.Groups["emphasis"].Value, '/')
            : m.Groups["code"].Success ? (m.Groups["code"].Value, '`')
            : (m.Value, ' '));

    private static ProseBlock Of(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries);
        if (lines is [['#', ..] heading]) return new(ProseKind.Heading, [heading.TrimStart('#', ' ')]);
        return lines.All(l => l is ['-' or '*', ' ', ..])
            ? new(ProseKind.List, [.. lines.Select(l => l[2..])])
            : new(ProseKind.Paragraph, [string.Join(' ', lines)]);
    }

    [GeneratedRegex(@"\*\*(?<bold>[^*]+)\*\*|\*(?<emphasis>[^*\s]([^*]*[^*\s])?)\*|`(?<code>[^`]+)`|[^*`]+|[*`]", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Piece();
}

internal enum ProseKind
{
    Paragraph,
    Heading,
    List,
}
