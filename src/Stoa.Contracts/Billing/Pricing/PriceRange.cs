using System.Text.Json.Serialization;
using Stoa.Contracts.Common;

namespace Stoa.Contracts.Billing.Pricing;

/// <summary>A price and the units that it holds for.</summary>
/// <param name="First">The first unit, from 1. Half a unit more than nine lies in the range that begins with the tenth.</param>
/// <param name="Last">The last unit; null when it is open.</param>
/// <param name="Price">Of a unit, or of the whole range where the rule is <see cref="PriceRule.Stairstep"/>; net, up to 4 decimals.</param>
public sealed record PriceRange(
    int First, int? Last, [property: JsonConverter(typeof(DecimalStringConverter))] decimal Price)
{
    /// <summary>How many of so many units lie in the range.</summary>
    public decimal UnitsOf(decimal quantity) => Math.Max(0m, Math.Min(quantity, Last ?? quantity) - (First - 1));

    /// <summary>Whether the last of so many units lies in the range.</summary>
    public bool Holds(decimal quantity) => quantity > First - 1 && quantity <= (Last ?? quantity);
}
