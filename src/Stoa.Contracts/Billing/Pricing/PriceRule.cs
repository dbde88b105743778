namespace Stoa.Contracts.Billing.Pricing;

/// <summary>How ranges of a price apply to a quantity (market.md, catalog).</summary>
public enum PriceRule
{
    /// <summary>One price for each unit; there is one range.</summary>
    Unit,

    /// <summary>Each unit costs the price of the range that it falls into.</summary>
    Tiered,

    /// <summary>All units cost the price of the range that the quantity falls into.</summary>
    Volume,

    /// <summary>The range that the quantity falls into has one price for everything.</summary>
    Stairstep,
}
