namespace Stoa.Market.Billing.Ledger;

/// <summary>Why money moved.</summary>
internal enum PostingKind
{
    /// <summary>An invoice was issued.</summary>
    Charge,

    /// <summary>A credit note was issued.</summary>
    Credit,

    /// <summary>A gateway took the money.</summary>
    Payment,

    /// <summary>A gateway gave money back.</summary>
    Refund,
}
