using System.Text;

namespace Stoa.Market.Notifications.Letters;

/// <summary>A letter as plain text of 72 columns.</summary>
internal static class TextLayout
{
    private const int Width = 72;

    public static string Of(Letter letter)
    {
        var footer = letter.Words["footer", ("brand", Words.Brand)];
        var parts = letter.Blocks.Select(Of).Append($"-- \n{Words.Brand}\n{Wrapped(footer)}");
        return string.Join("\n\n", parts) + "\n";
    }

    private static string Of(Block block) => block switch
    {
        Block.Paragraph paragraph => Wrapped(paragraph.Text),
        Block.Note note => Wrapped(note.Text),
        Block.Code code => $"    {code.Text}",
        Block.Command command => $"    {command.Text}",
        Block.Facts facts => Lines(facts.Rows.Select(row => ($"{row.Name}:", row.Value))),
        Block.Amounts amounts => Columns(amounts),
        Block.Button button => $"{button.Label}:\n{button.To}",
        _ => throw new NotSupportedException($"{block.GetType().Name} has no plain text."),
    };

    private static string Lines(IEnumerable<(string Name, string Value)> rows)
    {
        var all = rows.ToList();
        var wide = all.Max(row => row.Name.Length) + 1;
        return string.Join('\n', all.Select(row => row.Name.PadRight(wide) + row.Value));
    }

    private static string Columns(Block.Amounts amounts)
    {
        var rows = amounts.Rows.Append((Text: amounts.TotalText, Amount: amounts.Total)).ToList();
        var text = rows.Max(row => row.Text.Length) + 2;
        var amount = rows.Max(row => row.Amount.Length);
        var lines = rows.Select(row => row.Text.PadRight(text) + row.Amount.PadLeft(amount)).ToList();
        lines.Insert(lines.Count - 1, new string('-', text + amount));
        return string.Join('\n', lines);
    }

    private static string Wrapped(string text)
    {
        var (lines, column) = (new StringBuilder(), 0);
        foreach (var word in text.Split(' '))
        {
            var isNewLine = column > 0 && column + 1 + word.Length > Width;
            if (column > 0) lines.Append(isNewLine ? '\n' : ' ');
            column = (isNewLine || column == 0 ? 0 : column + 1) + word.Length;
            lines.Append(word);
        }

        return lines.ToString();
    }
}
