using System.Net;

namespace Stoa.Market.Notifications.Letters;

/// <summary>
/// A letter as HTML that mail programs understand: a table, every style on its element, nothing from outside, and a dark form for
/// those that ask for one. The frame is letter.html.
/// </summary>
internal static class HtmlLayout
{
    private const string Mono = "font-family:ui-monospace,'SF Mono','Cascadia Mono','Roboto Mono','DejaVu Sans Mono',monospace";
    private static readonly string Frame = ReadFrame();

    public static string Of(Letter letter) => Frame
        .Replace("{{language}}", letter.Words.Language, StringComparison.Ordinal)
        .Replace("{{brand}}", Words.Brand, StringComparison.Ordinal)
        .Replace("{{footer}}", Text(letter.Words["footer", ("brand", Words.Brand)]), StringComparison.Ordinal)
        .Replace("{{subject}}", Text(letter.Subject), StringComparison.Ordinal)
        .Replace("{{preview}}", Text(letter.Preview), StringComparison.Ordinal)
        .Replace("{{blocks}}", string.Join('\n', letter.Blocks.Select(Of)), StringComparison.Ordinal);

    private static string Of(Block block) => block switch
    {
        Block.Paragraph paragraph => $"""<p style="margin:0 0 16px">{Text(paragraph.Text)}</p>""",
        Block.Note note => $"""<p class="soft" style="margin:8px 0 0;font-size:14px;color:#48606a">{Text(note.Text)}</p>""",
        Block.Code code => $"""<p class="well" style="margin:0 0 16px;padding:18px 20px;border-radius:8px;background:#e0f0f2;color:#084a58;text-align:center;font-size:32px;line-height:1.2;font-weight:700;letter-spacing:.28em;{Mono}">{Text(code.Text)}</p>""",
        Block.Command command => $"""<p class="well" style="margin:0 0 16px;padding:14px 16px;border-radius:8px;background:#e0f0f2;color:#084a58;font-size:15px;overflow-wrap:anywhere;{Mono}">{Text(command.Text)}</p>""",
        Block.Facts facts => Table(facts.Rows.Select(row => Fact(row.Name, row.Value))),
        Block.Amounts amounts => Table([.. amounts.Rows.Select(row => Amount(row.Text, row.Amount, "")), Amount(amounts.TotalText, amounts.Total, "font-weight:700;")]),
        Block.Button button => $"""<p style="margin:24px 0 16px"><a class="button" href="{Text(button.To.ToString())}" style="display:inline-block;padding:12px 22px;border-radius:4px;background:#0b6273;color:#ffffff;font-weight:600;text-decoration:none">{Text(button.Label)}</a></p>""",
        _ => throw new NotSupportedException($"{block.GetType().Name} has no markup."),
    };

    private static string Table(IEnumerable<string> rows) =>
        $"""<table cellpadding="0" cellspacing="0" style="width:100%;margin:0 0 16px;border-collapse:collapse;font-size:15px">{'\n'}{string.Join('\n', rows)}{'\n'}</table>""";

    private static string Fact(string name, string value) =>
        $"""<tr><th class="line soft" scope="row" style="padding:8px 16px 8px 0;border-bottom:1px solid #d3dcdf;text-align:left;vertical-align:top;font-weight:400;color:#48606a;white-space:nowrap">{Text(name)}</th><td class="line" style="width:100%;padding:8px 0;border-bottom:1px solid #d3dcdf;overflow-wrap:anywhere">{Text(value)}</td></tr>""";

    private static string Amount(string text, string amount, string weight) =>
        $"""<tr><th class="line" scope="row" style="padding:8px 16px 8px 0;border-bottom:1px solid #d3dcdf;text-align:left;font-weight:400;{weight}">{Text(text)}</th><td class="line" style="padding:8px 0;border-bottom:1px solid #d3dcdf;text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums;{weight}">{Text(amount)}</td></tr>""";

    // Braces too: a product called {{blocks}} is no place of the frame.
    private static string Text(string text) => WebUtility.HtmlEncode(text).Replace("{", "&#123;", StringComparison.Ordinal);

    private static string ReadFrame()
    {
        using var frame = new StreamReader(typeof(HtmlLayout).Assembly.GetManifestResourceStream("letters/letter.html")!);
        return frame.ReadToEnd();
    }
}
