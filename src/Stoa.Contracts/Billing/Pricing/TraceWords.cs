using System.Globalization;

namespace Stoa.Contracts.Billing.Pricing;

/// <summary>A price trace as one line of arithmetic: <c>9 x 5 + 6 x 3</c>, or <c>(2 x 5) x 360/720 hours</c>.</summary>
public static class TraceWords
{
    /// <param name="trace">What is said.</param>
    /// <param name="numbers">How numbers are written; with a point when missing.</param>
    public static string Of(PriceTrace trace, NumberFormatInfo? numbers = null)
    {
        var words = new Writer(numbers ?? NumberFormatInfo.InvariantInfo);
        var price = string.Join(" + ", words.Terms(trace).DefaultIfEmpty("0"));
        return trace.Factors.Aggregate(price, (so, factor) => $"({so}) x {words.Number(factor.Part)}/{words.Number(factor.Whole)} {factor.Reason}");
    }

    private sealed class Writer(NumberFormatInfo numbers)
    {
        public IEnumerable<string> Terms(PriceTrace trace) => trace.Rule switch
        {
            PriceRule.Stairstep => trace.Ranges.Where(range => range.Holds(trace.Quantity)).Select(range => Number(range.Price)),
            PriceRule.Volume => trace.Ranges.Where(range => range.Holds(trace.Quantity)).Select(range => Term(trace.Quantity, range)),
            _ => trace.Ranges.Where(range => range.UnitsOf(trace.Quantity) > 0m).Select(range => Term(range.UnitsOf(trace.Quantity), range)),
        };

        private string Term(decimal units, PriceRange range) => $"{Number(units)} x {Number(range.Price)}";

        public string Number(decimal value) => value.ToString("0.############", numbers);
    }
}
