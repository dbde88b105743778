using System.Text.Json.Serialization;
using Stoa.Contracts.Common;

namespace Stoa.Contracts.Billing.Pricing;

/// <summary>A part of a whole, kept as two numbers so that nothing is rounded: 200 of 720 hours.</summary>
/// <param name="Reason">For programs: <c>hours</c>, <c>credit</c>.</param>
/// <param name="Part">Multiplied with.</param>
/// <param name="Whole">Divided by; not 0.</param>
public sealed record PriceFactor(
    string Reason,
    [property: JsonConverter(typeof(DecimalStringConverter))] decimal Part,
    [property: JsonConverter(typeof(DecimalStringConverter))] decimal Whole);
