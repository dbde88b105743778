using System.Collections.Frozen;
using System.Text.Json;

namespace Stoa.Market.Documents.Layout;

/// <summary>Countries as a paper names them; the program runs without the culture data of the system.</summary>
internal static class CountryNames
{
    private static readonly FrozenDictionary<string, string> English = Load("en");
    private static readonly FrozenDictionary<string, string> Italian = Load("it");

    /// <param name="language">Of the paper: <c>en</c> or <c>it</c>.</param>
    /// <param name="code">ISO 3166-1 alpha-2.</param>
    /// <returns>The code itself where there is no name.</returns>
    public static string Of(string language, string code) => (language == "it" ? Italian : English).GetValueOrDefault(code, code);

    private static FrozenDictionary<string, string> Load(string language)
    {
        using var names = typeof(CountryNames).Assembly.GetManifestResourceStream($"documents/countries/{language}.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(names)!.ToFrozenDictionary();
    }
}
