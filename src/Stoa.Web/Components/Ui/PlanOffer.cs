using Stoa.Contracts.Common;

namespace Stoa.Web.Components.Ui;

/// <summary>One plan in a comparison.</summary>
/// <param name="Name">Of the plan.</param>
/// <param name="Price">Per period, without VAT; null for a price on request.</param>
/// <param name="Months">The billing period.</param>
/// <param name="Href">Where ordering begins.</param>
/// <param name="Traits">The same names in the same order for every plan of the comparison.</param>
public sealed record PlanOffer(string Name, Money? Price, int Months, string Href, IReadOnlyList<PlanTrait> Traits)
{
    public string? Summary { get; init; }
    public bool IsRecommended { get; init; }
}

/// <summary>One property by which plans differ.</summary>
/// <param name="Name">Such as memory.</param>
/// <param name="Value">Null when this plan lacks it.</param>
public sealed record PlanTrait(string Name, string? Value);
