namespace Stoa.Contracts.Billing.Pricing;

/// <summary>The ranges of a price in one currency.</summary>
public sealed record PriceTable
{
    /// <param name="currency">ISO 4217.</param>
    /// <param name="ranges">In order.</param>
    /// <exception cref="ArgumentException">The ranges do not begin with the first unit, have gaps or overlap, or the last one ends.</exception>
    public PriceTable(string currency, IReadOnlyList<PriceRange> ranges)
    {
        var next = 1;
        foreach (var range in ranges.SkipLast(1))
        {
            if (range.First != next || !(range.Last >= range.First)) throw new ArgumentException($"A range from unit {next} on is missing.", nameof(ranges));
            next = range.Last!.Value + 1;
        }

        if (ranges is not [.., { Last: null } open] || open.First != next)
            throw new ArgumentException($"The last range begins with unit {next} and is open.", nameof(ranges));
        (Currency, Ranges) = (currency, ranges);
    }

    public string Currency { get; }

    public IReadOnlyList<PriceRange> Ranges { get; }
}
