using System.Net;

namespace Stoa.Market.Notifications.Letters;

/// <summary>A letter with markup: one column, nothing fetched from elsewhere, readable in the dark.</summary>
internal static class LetterHtml
{
    // Mail programs drop style sheets by the head as often as not, so the few that matter stand at the elements.
    private const string Page =
        """
        <!DOCTYPE html>
        <html lang="{0}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>{1}</title>
        <style>@media (prefers-color-scheme: dark) {{ body {{ background: #0f1c21 !important }} .page {{ background: #17272d !important; color: #e8eeee !important }} .code {{ background: #22363d !important; color: #fff !important }} }}</style></head>
        <body style="margin:0;padding:24px;background:#f5f7f6;font:16px/1.5 system-ui,sans-serif"><div class="page" style="max-width:560px;margin:auto;padding:32px;background:#fff;color:#0d1f26;border-radius:8px">
        {2}
        </div></body></html>
        """;

    public static string Of(Letter letter, Words words, string language)
    {
        var blocks = new List<string> { Paragraph(words.Fill(new Phrase("hello"))) };
        blocks.AddRange(letter.Paragraphs.Select(phrase => Paragraph(words.Fill(phrase))));
        if (letter.Code is { } code) blocks.Insert(2, Apart(code));
        blocks.Add($"<p style=\"margin:24px 0 0;color:#5b6b70;font-size:14px\">{Encoded(words.Fill(new Phrase("bye")))}</p>");
        return string.Format(System.Globalization.CultureInfo.InvariantCulture, Page, language, Encoded(words.Fill(letter.Subject)), string.Join('\n', blocks));
    }

    private static string Paragraph(string text) => $"<p style=\"margin:0 0 16px\">{Encoded(text)}</p>";

    private static string Apart(string code) =>
        $"<p class=\"code\" style=\"margin:0 0 16px;padding:16px;background:#e0eff3;color:#0d1f26;border-radius:4px;font:600 18px ui-monospace,monospace\">{Encoded(code)}</p>";

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
