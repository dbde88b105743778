using Stoa.Contracts.Billing.Pricing;
using Stoa.Contracts.Common;
using Stoa.Contracts.Subscriptions;
using Stoa.Market.Subscriptions.Vat;

namespace Stoa.Market.Subscriptions.Estimates;

/// <summary>One thing that is charged.</summary>
/// <param name="Text">What it is for.</param>
/// <param name="Quantity">How many.</param>
/// <param name="UnitPrice">Net of one.</param>
/// <param name="Vat">Its rate.</param>
internal sealed record TaxedLine(string Text, decimal Quantity, Money UnitPrice, VatRate Vat)
{
    /// <summary>The text in parts.</summary>
    public LineSubject? About { get; init; }

    /// <summary>How its net comes about.</summary>
    public PriceTrace Trace { get; } = PriceTrace.OfUnits(Quantity, UnitPrice);

    /// <summary>A line is rounded once, at its end (market.md, billing).</summary>
    public Money Net => Trace.Amount;

    public LineView ToView() => new(Text, Quantity, UnitPrice, Net, Trace) { RatePercent = Vat.Percent, About = About };
}
