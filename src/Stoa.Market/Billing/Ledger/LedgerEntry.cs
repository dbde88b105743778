using Stoa.Contracts.Common;

namespace Stoa.Market.Billing.Ledger;

/// <summary>One side of a transaction. Never changes.</summary>
internal sealed class LedgerEntry
{
    public Guid TransactionId { get; init; }

    /// <summary>From 1.</summary>
    public int Line { get; init; }

    public TenantId IssuerId { get; init; }
    public TenantId CustomerId { get; init; }
    public LedgerAccount Account { get; init; }

    /// <summary>A debit above nothing, a credit below.</summary>
    public decimal Amount { get; init; }

    public required string Currency { get; init; }
}
