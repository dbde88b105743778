namespace Stoa.Platform.Security.Passwords;

/// <summary>Passwords that a finger draws: rows of keys, sequences, repetitions, and several of them in a row.</summary>
internal static class GuessedPatterns
{
    private const int ShortestRun = 3;

    private static readonly string[] Rows =
    [
        "abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiopasdfghjklzxcvbnm", "azertyuiopqsdfghjklmwxcvbn", "qwertzuiopasdfghjklyxcvbnm",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "qazwsxedcrfvtgbyhnujmikolp", "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0", "!@#$%^&*()_+",
        "!\"£$%&/()=?", "147258369", "159753", "741852963",
    ];

    private static readonly string[] Directions = [.. Rows, .. Rows.Select(row => new string([.. row.Reverse()]))];

    /// <summary>True when the whole text is made of such runs, or of one short piece again and again.</summary>
    public static bool IsMadeOf(string password)
    {
        var text = password.ToLowerInvariant();
        if (text.Distinct().Count() <= 2 || IsRepetition(text)) return true;
        for (var at = 0; at < text.Length;)
        {
            var run = LongestRun(text.AsSpan(at));
            if (run < ShortestRun) return false;
            at += run;
        }

        return true;
    }

    private static bool IsRepetition(string text)
    {
        for (var unit = 1; unit <= text.Length / 2 && unit <= 6; unit++)
            if (Enumerable.Range(unit, text.Length - unit).All(i => text[i] == text[i - unit])) return true;
        return false;
    }

    private static int LongestRun(ReadOnlySpan<char> text)
    {
        var same = text.IndexOfAnyExcept(text[0]);
        var longest = same < 0 ? text.Length : same;
        foreach (var row in Directions) longest = Math.Max(longest, Along(row, text));
        return longest;
    }

    private static int Along(string row, ReadOnlySpan<char> text)
    {
        var from = row.IndexOf(text[0], StringComparison.Ordinal);
        return from < 0 ? 0 : row.AsSpan(from).CommonPrefixLength(text);
    }
}
