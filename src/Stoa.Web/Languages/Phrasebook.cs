using System.Collections.Frozen;
using System.Text.Json;

namespace Stoa.Web.Languages;

/// <summary>All texts of one language. <c>Strings/en/steps.json</c> holds the keys that begin with <c>steps.</c></summary>
internal sealed class Phrasebook
{
    private static readonly FrozenDictionary<string, Phrasebook> Books = Language.All.ToFrozenDictionary(l => l.Code, Load);

    private Phrasebook(FrozenDictionary<string, Phrase> phrases) => Phrases = phrases;

    public FrozenDictionary<string, Phrase> Phrases { get; }

    public static Phrasebook In(Language language) => Books[language.Code];

    private static Phrasebook Load(Language language)
    {
        var phrases = Read($"strings/{language.Strings}/");
        return new(phrases.ToFrozenDictionary(p => p.Key, p => language.IsPseudo ? PseudoLocale.Of(p.Value) : p.Value));
    }

    private static IEnumerable<KeyValuePair<string, Phrase>> Read(string folder)
    {
        var assembly = typeof(Phrasebook).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(folder, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            using var json = JsonDocument.Parse(stream);
            var area = Path.GetFileNameWithoutExtension(resource);
            foreach (var entry in json.RootElement.EnumerateObject()) yield return new($"{area}.{entry.Name}", ReadPhrase(entry.Value));
        }
    }

    private static Phrase ReadPhrase(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? new Phrase(value.GetString()!)
        : new Phrase(value.GetProperty("other").GetString()!, value.GetProperty("one").GetString());
}
