using System.Collections.Frozen;
using System.Globalization;

namespace Stoa.Market.Subscriptions.Vat;

/// <summary>
/// Standard rates by country and day, from <c>vat-rates.csv</c>, where each row names its source. A country without a row is
/// outside: the sale is an export, at 0. Reduced rates do not matter, since what is sold here has none anywhere.
/// </summary>
internal static class VatRates
{
    private const string Resource = "subscriptions/vat-rates.csv";

    private static readonly FrozenDictionary<string, Row[]> Rows = Read()
        .GroupBy(row => row.Country, StringComparer.Ordinal)
        .ToFrozenDictionary(rows => rows.Key, rows => rows.OrderByDescending(row => row.From).ToArray(), StringComparer.Ordinal);

    /// <summary>Countries whose VAT is charged.</summary>
    public static IReadOnlyCollection<string> Countries => Rows.Keys;

    /// <summary>Where each rate is said, by country and first day.</summary>
    public static IEnumerable<(string Country, DateOnly From, Uri Source)> Sources =>
        Rows.Values.SelectMany(rows => rows).Select(row => (row.Country, row.From, row.Source));

    /// <param name="country">ISO 3166-1 alpha-2.</param>
    /// <param name="on">The day of the sale, in the issuer's zone.</param>
    /// <exception cref="ArgumentOutOfRangeException">The day lies before the first rate that is recorded for the country.</exception>
    public static VatRate For(string country, DateOnly on)
    {
        if (!Rows.TryGetValue(country, out var rows)) return new VatRate(country, 0m);
        var row = rows.FirstOrDefault(r => r.From <= on) ?? throw new ArgumentOutOfRangeException(nameof(on), on, $"No rate of {country} is recorded for this day.");
        return new VatRate(country, row.Percent);
    }

    private static IEnumerable<Row> Read()
    {
        using var file = new StreamReader(typeof(VatRates).Assembly.GetManifestResourceStream(Resource)!);
        return [.. file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Row.Parse)];
    }

    private sealed record Row(string Country, decimal Percent, DateOnly From, Uri Source)
    {
        public static Row Parse(string line)
        {
            var cells = line.Split(',', 5);
            var from = DateOnly.ParseExact(cells[2], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            return new Row(cells[0], decimal.Parse(cells[1], CultureInfo.InvariantCulture), from, new Uri(cells[4]));
        }
    }
}
