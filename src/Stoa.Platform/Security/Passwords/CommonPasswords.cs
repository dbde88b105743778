using System.Collections.Frozen;
using System.Text;

namespace Stoa.Platform.Security.Passwords;

/// <summary>
/// The passwords that are tried first. The list holds stems; what people put around a stem to please a rule (a year, an
/// exclamation mark, a capital, 0 for o) does not make it another one.
/// </summary>
internal static class CommonPasswords
{
    // A stem with more than this around it is no longer guessed by the dozen.
    private const int MostTrimmings = 6;

    private static readonly FrozenSet<string> Stems = Read();
    private static readonly string[] Ours = ["stoa"];

    /// <summary>True when a stem of the list is all that holds the password together.</summary>
    public static bool Contains(string password) => Readings(password).Any(reading => Stems.Contains(reading) || IsTwice(reading));

    /// <summary>True when little is left of it without the words that everybody knows of this person, and without our own name.</summary>
    public static bool IsMadeOf(string password, IEnumerable<string> personal)
    {
        var words = personal.SelectMany(Words).Concat(Ours).OrderByDescending(word => word.Length).ToList();
        return Readings(password).Any(reading => IsMadeOf(reading, words));
    }

    private static bool IsMadeOf(string reading, IReadOnlyList<string> words)
    {
        var rest = words.Aggregate(reading, (text, word) => text.Replace(word, "", StringComparison.Ordinal));
        return rest.Length < reading.Length && rest.Length <= MostTrimmings && rest.Count(char.IsLetter) <= 2;
    }

    private static bool IsTwice(string reading)
    {
        var half = reading.Length / 2;
        return reading.Length % 2 == 0 && reading[..half] == reading[half..] && Stems.Contains(reading[..half]);
    }

    // Both with and without the trimmings, and both as written and with the letters that digits stand for.
    private static IEnumerable<string> Readings(string password)
    {
        var text = password.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        var core = text.Trim([.. text.Where(c => !char.IsLetter(c))]);
        var tail = text.TrimEnd([.. text.Where(c => !char.IsLetter(c))]);
        string[] kept = [text, .. new[] { core, tail }.Where(t => text.Length - t.Length <= MostTrimmings)];
        return kept.Concat(kept.Select(Spelled)).Distinct();
    }

    private static string Spelled(string text) => string.Create(text.Length, text, (letters, from) =>
    {
        for (var i = 0; i < letters.Length; i++) letters[i] = Letter(from[i]);
    });

    private static char Letter(char c) => c switch
    {
        '0' => 'o', '1' or '!' or '|' => 'i', '3' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' or '+' => 't', _ => c,
    };

    private static IEnumerable<string> Words(string personal)
    {
        var words = new string([.. personal.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' ')]);
        return words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length >= 3);
    }

    private static FrozenSet<string> Read()
    {
        using var list = new StreamReader(typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.txt")!);
        return list.ReadToEnd().Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
