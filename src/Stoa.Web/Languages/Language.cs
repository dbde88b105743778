using System.Globalization;

namespace Stoa.Web.Languages;

/// <summary>A language that pages are written in.</summary>
/// <param name="Code">BCP 47, as in the <c>lang</c> attribute.</param>
/// <param name="Name">In the language itself.</param>
/// <param name="Strings">The folder of its texts; the pseudo-locale has none of its own and is made from English.</param>
/// <param name="Culture">How it writes numbers and dates.</param>
/// <param name="IsSymbolFirst">True for €12.30, false for 12,30 €.</param>
internal sealed record Language(string Code, string Name, string Strings, CultureInfo Culture, bool IsSymbolFirst)
{
    private static readonly CultureInfo EnglishShape = Shape(".", ",", CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames);

    private static readonly CultureInfo ItalianShape =
        Shape(",", ".", ["gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic", ""]);

    public static readonly Language English = new("en", "English", "en", EnglishShape, IsSymbolFirst: true);
    public static readonly Language Italian = new("it", "Italiano", "it", ItalianShape, IsSymbolFirst: false);
    public static readonly Language Pseudo = new("en-XA", "Pseudo", "en", EnglishShape, IsSymbolFirst: true);

    public static IReadOnlyList<Language> All { get; } = [English, Italian, Pseudo];

    public bool IsPseudo => this == Pseudo;

    public static Language? Find(string? code) => All.FirstOrDefault(l => string.Equals(l.Code, code, StringComparison.OrdinalIgnoreCase));

    // By hand instead of from the system's locale data: a host without ICU, or with another version of it, writes the same amounts.
    private static CultureInfo Shape(string point, string group, string[] months)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = point;
        culture.NumberFormat.NumberGroupSeparator = group;
        culture.DateTimeFormat.AbbreviatedMonthNames = months;
        culture.DateTimeFormat.AbbreviatedMonthGenitiveNames = months;
        return CultureInfo.ReadOnly(culture);
    }
}
