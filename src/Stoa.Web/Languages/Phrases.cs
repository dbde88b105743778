using System.Globalization;
using Stoa.Contracts.Common;

namespace Stoa.Web.Languages;

/// <summary>Texts, numbers, money and moments in the language of the request: <c>Text["steps.attempts", ("count", 3)]</c>.</summary>
internal sealed class Phrases(Language language)
{
    private static readonly Dictionary<string, string> Symbols = new(StringComparer.Ordinal)
    {
        ["EUR"] = "€", ["GBP"] = "£", ["USD"] = "$",
    };

    public Language Language { get; } = language;

    /// <summary>The text under the key, its places filled; the key in brackets when there is none (a test looks for such keys).</summary>
    public string this[string key, params (string Name, object? Value)[] arguments] => Find(key, arguments) ?? $"[{key}]";

    /// <summary>Null when there is no such key: for texts about what components may add later, such as a new problem type.</summary>
    public string? Find(string key, params (string Name, object? Value)[] arguments) =>
        Phrasebook.In(Language).Phrases.TryGetValue(key, out var phrase) ? phrase.Fill(arguments, Write) : null;

    public string Number(decimal value) => value.ToString("#,##0.####", Language.Culture);

    /// <summary>Rounded to the minor unit; a currency without a symbol of its own is written by its code.</summary>
    public string Money(Money money)
    {
        var rounded = money.Rounded().Amount;
        var digits = Math.Abs(rounded).ToString($"N{Currencies.MinorUnits(money.Currency)}", Language.Culture);
        var sign = rounded < 0 ? "\u2212" : "";
        var hasSymbol = Symbols.TryGetValue(money.Currency, out var symbol);
        if (!Language.IsSymbolFirst) return $"{sign}{digits}\u00a0{symbol ?? money.Currency}";
        return hasSymbol ? $"{sign}{symbol}{digits}" : $"{money.Currency}\u00a0{sign}{digits}";
    }

    public string Day(DateOnly day) => day.ToString("d MMM yyyy", Language.Culture);

    /// <summary>To the minute, in UTC, and saying so.</summary>
    public string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("d MMM yyyy, HH:mm 'UTC'", Language.Culture);

    private string Write(object? value) => value switch
    {
        null => "",
        Money money => Money(money),
        DateOnly day => Day(day),
        DateTimeOffset moment => Moment(moment),
        int or long or decimal => Number(Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
        IFormattable other => other.ToString(null, Language.Culture),
        _ => value.ToString()!,
    };
}
