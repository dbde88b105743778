namespace Stoa.Market.Billing.Ledger;

/// <summary>Where money stands. A debit counts up, a credit down.</summary>
internal enum LedgerAccount
{
    /// <summary>What customers owe; below nothing when they have paid ahead.</summary>
    Receivable,

    /// <summary>What was sold, net.</summary>
    Revenue,

    /// <summary>What is owed to the tax office.</summary>
    VatPayable,

    /// <summary>What gateways took and have yet to pay out.</summary>
    GatewayClearing,
}
