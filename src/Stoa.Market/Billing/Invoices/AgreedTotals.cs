using Stoa.Contracts.Billing.Pricing;
using Stoa.Contracts.Common;
using Stoa.Contracts.Subscriptions;

namespace Stoa.Market.Billing.Invoices;

/// <summary>Calculates again what the seller says: nothing is charged that does not follow from its lines.</summary>
internal static class AgreedTotals
{
    /// <summary>The same totals, each line with its trace.</summary>
    /// <exception cref="InvalidOperationException">A line, the net, a VAT or the gross is not what it should be: the seller has a bug.</exception>
    public static TotalsView Checked(TotalsView totals)
    {
        IReadOnlyList<LineView> lines = [.. totals.Lines.Select(Traced)];
        foreach (var line in lines) Require(line.Trace!.Replay(), line.Net, line.Text);
        Require(Sum(lines.Select(line => line.Net)), totals.Net, "The net");
        Require(Sum(totals.Vat.Select(vat => vat.Base)), totals.Net, "What VAT is taken of");
        RequireRates(totals);
        foreach (var vat in totals.Vat) Require((vat.Base * (vat.RatePercent / 100m)).Rounded(), vat.Amount, $"VAT {vat.Country} {vat.RatePercent} %");
        Require(totals.Vat.Aggregate(totals.Net, (sum, vat) => sum + vat.Amount), totals.Gross, "The gross");
        return totals with { Lines = lines };
    }

    // Of each rate, what its lines add up to.
    private static void RequireRates(TotalsView totals)
    {
        if (totals.Lines.Any(line => line.RatePercent is null)) return;
        foreach (var vat in totals.Vat)
        {
            var lines = totals.Lines.Where(line => line.RatePercent == vat.RatePercent).Select(line => line.Net);
            Require(lines.Aggregate(Money.Zero(totals.Net.Currency), (sum, net) => sum + net), vat.Base, $"What {vat.RatePercent} % is taken of");
        }
    }

    // Lines of a release before traces have one price for each unit.
    private static LineView Traced(LineView line) => line.Trace is null ? line with { Trace = PriceTrace.OfUnits(line.Quantity, line.UnitPrice) } : line;

    private static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate((sum, amount) => sum + amount);

    private static void Require(Money calculated, Money said, string what)
    {
        if (calculated != said) throw new InvalidOperationException($"{what}: {said} is said and {calculated} is right.");
    }
}
