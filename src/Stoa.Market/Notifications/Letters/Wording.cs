using System.Text.Json;

namespace Stoa.Market.Notifications.Letters;

/// <summary>The words of all letters, by language; English where a language is not spoken.</summary>
internal sealed class Wording
{
    private static readonly string[] Languages = ["en", "it"];
    private readonly Dictionary<string, Words> all = Languages.ToDictionary(language => language, Read);

    public Words In(string language) => all.GetValueOrDefault(language) ?? all["en"];

    /// <summary>For the test that no language lacks a phrase.</summary>
    public IReadOnlyDictionary<string, Words> All => all;

    private static Words Read(string language)
    {
        using var file = typeof(Wording).Assembly.GetManifestResourceStream($"letters/{language}.json")!;
        return new Words(JsonSerializer.Deserialize<Dictionary<string, string>>(file)!);
    }
}

/// <summary>The words of one language.</summary>
internal sealed class Words(IReadOnlyDictionary<string, string> phrases)
{
    public IEnumerable<string> Keys => phrases.Keys;

    public string Fill(Phrase phrase)
    {
        object[] values = [.. phrase.Values];
        return string.Format(System.Globalization.CultureInfo.InvariantCulture, phrases[phrase.Key], values);
    }
}
