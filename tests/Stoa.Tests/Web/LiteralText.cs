using System.Text;

namespace Stoa.Tests.Web;

/// <summary>Finds text for people that stands in a Razor file itself instead of in the strings.</summary>
internal sealed class LiteralText(string razor)
{
    // Attributes that people read or hear, and parameters of our parts that end up there.
    private static readonly HashSet<string> Shown =
    [
        "title", "alt", "placeholder", "aria-label", "aria-description", "Title", "Lead", "Label", "Hint", "Caption", "Term", "Text",
    ];

    private static readonly string[] Directives = ["page", "inject", "using", "inherits", "typeparam", "layout", "attribute", "implements"];
    private static readonly string[] Flow = ["if", "else", "foreach", "for", "while", "switch"];
    private readonly List<string> found = [];
    private readonly StringBuilder text = new();
    private int at;

    public static IReadOnlyList<string> In(string razor) => new LiteralText(razor).Scan();

    private IReadOnlyList<string> Scan()
    {
        while (at < razor.Length) Markup();
        EndText();
        return found;
    }

    private void Markup()
    {
        if (razor[at] == '@') Transition();
        else if (razor[at] == '<') Tag();
        else text.Append(razor[at++]);
    }

    private void Transition()
    {
        at++;
        if (at < razor.Length && razor[at] == '*') at = razor.IndexOf("*@", at, StringComparison.Ordinal) + 2;
        else if (at < razor.Length && razor[at] is '(' or '{') Balanced();
        else if (Word() is var word && Directives.Contains(word)) SkipLine();
        else if (word == "code") { SkipTo('{'); Balanced(); }
        else if (Flow.Contains(word)) FlowBlock();
        else Expression();
    }

    // What follows a condition is code until a tag begins, and code again where that tag has ended.
    private void FlowBlock()
    {
        SkipSpace();
        if (razor[at] == '(') Balanced();
        SkipTo('{');
        at++;
        for (SkipSpace(); razor[at] != '}'; SkipSpace())
        {
            if (razor[at] == '<') Element();
            else if (razor[at] == '@') Transition();
            else if (Flow.Contains(Peek())) { Word(); FlowBlock(); }
            else SkipStatement();
        }

        at++;
        var end = at;
        SkipSpace();
        if (Peek() == "else") { Word(); SkipSpace(); if (Peek() == "if") Word(); FlowBlock(); }
        else at = end;
    }

    private void Element()
    {
        var depth = 0;
        do
        {
            if (razor[at] == '<') depth += Tag();
            else Markup();
        }
        while (depth > 0);
    }

    // 1 for a tag that opens, -1 for one that closes, 0 for one that does both.
    private int Tag()
    {
        EndText();
        at++;
        var closes = razor[at] == '/';
        for (SkipName(); razor[at] is not '>' and not '/'; SkipSpace())
        {
            var begin = at;
            SkipName();
            Attribute(razor[begin..at]);
        }

        var isVoid = razor[at] == '/' && !closes;
        SkipTo('>');
        at++;
        return closes ? -1 : isVoid ? 0 : 1;
    }

    private void Attribute(string name)
    {
        if (at < razor.Length && razor[at] == '=') at++;
        if (razor[at] != '"') { if (razor[at] == '@') Transition(); else if (name.Length == 0) at++; return; }
        at++;
        while (razor[at] != '"') Markup();
        at++;
        if (Shown.Contains(name)) EndText();
        else text.Clear();
    }

    private void Expression()
    {
        while (at < razor.Length && (razor[at] is '[' or '(' || (razor[at] == '.' && at + 1 < razor.Length && char.IsLetter(razor[at + 1]))))
            if (razor[at] == '.') { at++; Word(); }
            else Balanced();
    }

    private void Balanced()
    {
        var depth = 0;
        do
        {
            if (razor[at] == '"') { at++; SkipTo('"'); }
            else if (razor[at] is '(' or '[' or '{') depth++;
            else if (razor[at] is ')' or ']' or '}') depth--;
            at++;
        }
        while (depth > 0);
    }

    private void SkipStatement()
    {
        while (razor[at] is not ';' and not '}' and not ':')
            if (razor[at] is '(' or '[' or '{' or '"') Balanced();
            else at++;
        if (razor[at] != '}') at++;
    }

    private string Peek()
    {
        var begin = at;
        var word = Word();
        at = begin;
        return word;
    }

    private string Word()
    {
        var begin = at;
        while (at < razor.Length && (char.IsLetterOrDigit(razor[at]) || razor[at] == '_')) at++;
        return razor[begin..at];
    }

    private void SkipName()
    {
        while (razor[at] is not ' ' and not '\n' and not '=' and not '>' and not '"' && !(razor[at] == '/' && razor[at + 1] == '>')) at++;
        if (char.IsWhiteSpace(razor[at])) SkipSpace();
    }

    private void SkipSpace()
    {
        while (at < razor.Length && char.IsWhiteSpace(razor[at])) at++;
    }

    private void SkipLine()
    {
        while (at < razor.Length && razor[at] != '\n') at++;
    }

    private void SkipTo(char c) => at = razor.IndexOf(c, at);

    private void EndText()
    {
        if (text.ToString().Split(' ', '\n').Any(word => word.Count(char.IsLetter) > 1)) found.Add(text.ToString().Trim());
        text.Clear();
    }
}
