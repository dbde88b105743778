using System.Text.Json.Serialization;
using Stoa.Contracts.Billing.Pricing;
using Stoa.Contracts.Catalog;
using Stoa.Contracts.Common;

namespace Stoa.Contracts.Subscriptions;

/// <summary>What would it cost?</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Country">ISO 3166-1 alpha-2; for visitors. A signed-in customer's company decides.</param>
public sealed record EstimateRequest(PlanId Plan, string? Country = null);

/// <param name="DueNow">What the first invoice will say.</param>
/// <param name="EachPeriod">What later ones will say.</param>
/// <param name="PeriodMonths">How long a period is.</param>
public sealed record EstimateView(TotalsView DueNow, TotalsView EachPeriod, int PeriodMonths);

/// <param name="Lines">In the order of the invoice.</param>
/// <param name="Net">Sum of the lines.</param>
/// <param name="Vat">One row a rate, on the sum of that rate's lines.</param>
/// <param name="Gross">Net and all VAT.</param>
public sealed record TotalsView(IReadOnlyList<LineView> Lines, Money Net, IReadOnlyList<VatView> Vat, Money Gross);

/// <param name="Text">What it is for.</param>
/// <param name="Quantity">How many, as a decimal string.</param>
/// <param name="UnitPrice">Net of one.</param>
/// <param name="Net">Rounded to the minor unit, half away from zero.</param>
/// <param name="Trace">How the net came about; missing on lines from before it was kept.</param>
public sealed record LineView(
    string Text, [property: JsonConverter(typeof(DecimalStringConverter))] decimal Quantity, Money UnitPrice, Money Net,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PriceTrace? Trace = null)
{
    /// <summary>Of this line, 22 for 22 %; missing on lines from before it was kept, which have one rate together.</summary>
    [JsonConverter(typeof(DecimalStringConverter)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? RatePercent { get; init; }

    /// <summary>The same as the text, in parts, so that it can be said in another language; missing on lines from before it was kept.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LineSubject? About { get; init; }
}

/// <param name="Product">Its name, as it was sold.</param>
/// <param name="Plan">Its name.</param>
/// <param name="Months">How long the period is that is charged; null for the setup.</param>
public sealed record LineSubject(string Product, string Plan, int? Months);

/// <param name="Country">Whose VAT, ISO 3166-1 alpha-2.</param>
/// <param name="RatePercent">22 for 22 %, as a decimal string.</param>
/// <param name="Base">What it is taken of.</param>
/// <param name="Amount">Rounded to the minor unit.</param>
public sealed record VatView(
    string Country, [property: JsonConverter(typeof(DecimalStringConverter))] decimal RatePercent, Money Base, Money Amount);
