namespace Stoa.Market.Billing.Proration;

/// <summary>How much of a period counts when something changes within it (market.md, billing).</summary>
internal enum ProrationPolicy
{
    /// <summary>The rest by the hour, begun hours in full: the default.</summary>
    Hour,

    /// <summary>The rest by the second.</summary>
    Second,

    /// <summary>The rest by days of 24 hours, begun days in full.</summary>
    Day,

    /// <summary>As <see cref="Day"/>, of a period that always has 30.</summary>
    ThirtyDays,

    /// <summary>Nothing.</summary>
    None,

    /// <summary>The whole price.</summary>
    Full,
}
