using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Stoa.Contracts.Common;

namespace Stoa.Market.Notifications.Letters;

/// <summary>The texts of letters in one language, by key, with places such as <c>{number}</c>; and how it writes money.</summary>
internal sealed class Words
{
    public const string Brand = "Stoa";

    private static readonly Dictionary<string, string> Symbols = new(StringComparer.Ordinal) { ["EUR"] = "€", ["GBP"] = "£", ["USD"] = "$" };
    private static readonly FrozenDictionary<string, Words> Books = new[] { Read("en", ".", ","), Read("it", ",", ".") }.ToFrozenDictionary(words => words.Language);
    private readonly FrozenDictionary<string, string> texts;
    private readonly NumberFormatInfo numbers;

    private Words(string language, FrozenDictionary<string, string> texts, NumberFormatInfo numbers) =>
        (Language, this.texts, this.numbers) = (language, texts, numbers);

    /// <summary>BCP 47.</summary>
    public string Language { get; }

    public static IReadOnlyCollection<string> Languages => Books.Keys;

    public IReadOnlyCollection<string> Keys => texts.Keys;

    /// <summary>English where the language is not known.</summary>
    public static Words In(string language) => Books.GetValueOrDefault(language, Books["en"]);

    /// <exception cref="KeyNotFoundException">No such text.</exception>
    public string this[string key, params (string Place, string Value)[] values]
    {
        get
        {
            var text = texts[key];
            foreach (var (place, value) in values) text = text.Replace($"{{{place}}}", value, StringComparison.Ordinal);
            return text;
        }
    }

    /// <summary>Rounded to the minor unit: €12.30 in English, 12,30 € in Italian.</summary>
    public string Amount(Money money)
    {
        var digits = money.Rounded().Amount.ToString($"N{Currencies.MinorUnits(money.Currency)}", numbers);
        var hasSymbol = Symbols.TryGetValue(money.Currency, out var symbol);
        if (Language != "en") return $"{digits}\u00a0{symbol ?? money.Currency}";
        return hasSymbol ? $"{symbol}{digits}" : $"{money.Currency}\u00a0{digits}";
    }

    public string Number(decimal value) => value.ToString("0.####", numbers);

    private static Words Read(string language, string point, string group)
    {
        using var strings = typeof(Words).Assembly.GetManifestResourceStream($"letters/{language}.json")!;
        var read = JsonSerializer.Deserialize<Dictionary<string, string>>(strings)!.ToFrozenDictionary(StringComparer.Ordinal);
        return new Words(language, read, new NumberFormatInfo { NumberDecimalSeparator = point, NumberGroupSeparator = group });
    }
}
