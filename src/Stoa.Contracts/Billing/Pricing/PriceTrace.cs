using System.Text.Json.Serialization;
using Stoa.Contracts.Common;

namespace Stoa.Contracts.Billing.Pricing;

/// <summary>
/// How an amount came about, kept with it: whoever doubts a line can do the calculation again, also after prices and rules have
/// changed.
/// </summary>
/// <param name="Rule">How the ranges apply.</param>
/// <param name="Quantity">How many units, not below 0.</param>
/// <param name="Ranges">From unit 1 on without gaps, the last one open.</param>
/// <param name="Factors">Applied to what the ranges give, in this order.</param>
/// <param name="Exact">Before rounding, 9 decimals or more where it has them.</param>
/// <param name="Amount">Rounded once, half away from zero, to the currency's minor unit.</param>
public sealed record PriceTrace(
    PriceRule Rule,
    [property: JsonConverter(typeof(DecimalStringConverter))] decimal Quantity,
    IReadOnlyList<PriceRange> Ranges,
    IReadOnlyList<PriceFactor> Factors,
    [property: JsonConverter(typeof(DecimalStringConverter))] decimal Exact,
    Money Amount)
{
    /// <summary>One price for each unit.</summary>
    /// <inheritdoc cref="Of"/>
    public static PriceTrace OfUnits(decimal quantity, Money unitPrice, params IReadOnlyList<PriceFactor> factors) =>
        Of(PriceRule.Unit, quantity, new PriceTable(unitPrice.Currency, [new PriceRange(1, null, unitPrice.Amount)]), factors);

    /// <exception cref="ArgumentOutOfRangeException">The quantity is negative, or a factor divides by nothing.</exception>
    public static PriceTrace Of(PriceRule rule, decimal quantity, PriceTable prices, params IReadOnlyList<PriceFactor> factors)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(quantity);
        if (factors.Any(factor => factor.Whole == 0m)) throw new ArgumentOutOfRangeException(nameof(factors), "Nothing has parts of nothing.");
        var exact = Calculate(rule, quantity, prices.Ranges, factors);
        return new PriceTrace(rule, quantity, prices.Ranges, factors, decimal.Round(exact, KeptDecimals, MidpointRounding.ToZero), Rounded(exact, prices.Currency));
    }

    /// <summary>Does the calculation again; gives <see cref="Amount"/> unless somebody changed one of them.</summary>
    public Money Replay() => Rounded(Calculate(Rule, Quantity, Ranges, Factors), Amount.Currency);

    private const int KeptDecimals = 12;

    private static Money Rounded(decimal exact, string currency) => new Money(exact, currency).Rounded();

    private static decimal Calculate(PriceRule rule, decimal quantity, IReadOnlyList<PriceRange> ranges, IReadOnlyList<PriceFactor> factors) =>
        factors.Aggregate(Price(rule, quantity, ranges), (amount, factor) => amount * factor.Part / factor.Whole);

    private static decimal Price(PriceRule rule, decimal quantity, IReadOnlyList<PriceRange> ranges) => rule switch
    {
        _ when quantity == 0m => 0m,
        PriceRule.Unit => quantity * ranges[0].Price,
        PriceRule.Tiered => ranges.Sum(range => range.UnitsOf(quantity) * range.Price),
        PriceRule.Volume => quantity * ranges.Single(range => range.Holds(quantity)).Price,
        PriceRule.Stairstep => ranges.Single(range => range.Holds(quantity)).Price,
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "There is no such rule."),
    };
}
