namespace Stoa.Market.Notifications.Letters;

/// <summary>A letter as plain text.</summary>
internal static class LetterText
{
    public static string Of(Letter letter, Words words)
    {
        var blocks = new List<string> { words.Fill(new Phrase("hello")) };
        blocks.AddRange(letter.Paragraphs.Select(words.Fill));
        // Behind the first sentence, which says what it is for.
        if (letter.Code is { } code) blocks.Insert(2, $"    {code}");
        blocks.Add($"-- \n{words.Fill(new Phrase("bye"))}");
        return string.Join("\n\n", blocks) + "\n";
    }
}
