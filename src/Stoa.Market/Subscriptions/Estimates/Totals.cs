using Stoa.Contracts.Common;
using Stoa.Contracts.Subscriptions;
using Stoa.Market.Subscriptions.Vat;

namespace Stoa.Market.Subscriptions.Estimates;

/// <summary>Adds lines up: the net is the sum of the rounded lines, the VAT of a rate is taken on the sum of its lines (market.md, billing).</summary>
internal static class Totals
{
    /// <exception cref="InvalidOperationException">There is no line, or the currencies differ.</exception>
    public static TotalsView Of(IReadOnlyList<TaxedLine> lines)
    {
        var net = Sum(lines.Select(line => line.Net));
        var vat = lines.GroupBy(line => line.Vat).Select(rate => Tax(rate.Key, Sum(rate.Select(line => line.Net)))).ToList();
        return new TotalsView([.. lines.Select(line => line.ToView())], net, vat, vat.Aggregate(net, (sum, row) => sum + row.Amount));
    }

    private static VatView Tax(VatRate rate, Money taxed) =>
        new(rate.Country, rate.Percent, taxed, (taxed * (rate.Percent / 100m)).Rounded());

    private static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate((sum, amount) => sum + amount);
}
