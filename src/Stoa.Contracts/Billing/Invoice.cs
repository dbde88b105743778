using System.Text.Json.Serialization;
using Stoa.Contracts.Common;
using Stoa.Contracts.Subscriptions;

namespace Stoa.Contracts.Billing;

/// <summary>The states of market.md, billing.</summary>
public enum InvoiceState
{
    /// <summary>Agreed, not yet issued: it has no number.</summary>
    Draft,

    /// <summary>It has its number and is to be paid.</summary>
    Issued,

    /// <summary>Paid in full.</summary>
    Paid,

    /// <summary>Not paid in time.</summary>
    Overdue,

    /// <summary>Nobody expects the money any more.</summary>
    Uncollectible,

    /// <summary>Nothing is charged: it was never issued, or a credit note took it back.</summary>
    Void,
}

/// <param name="Id">The invoice.</param>
/// <param name="Number">Free of gaps by issuer and series; null until it is issued.</param>
/// <param name="Order">What it charges.</param>
/// <param name="OrderNumber">For people.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Totals">The lines, each with its trace, the VAT by rate, the sums.</param>
/// <param name="DraftedAt">When the order was placed.</param>
/// <param name="IssuedAt">When it got its number; null before.</param>
/// <param name="PaidAt">When the money came; null before.</param>
/// <param name="Version">Grows with each change of it or of what takes it back; the ETag.</param>
public sealed record InvoiceView(
    InvoiceId Id, string? Number, OrderId Order, long OrderNumber, InvoiceState State, TotalsView Totals,
    DateTimeOffset DraftedAt, DateTimeOffset? IssuedAt, DateTimeOffset? PaidAt, long Version) : IVersioned
{
    /// <summary>Who is charged; null from a server of an older release.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TenantId? Customer { get; init; }

    /// <summary>What takes it back; null for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CreditNoteView? CreditNote { get; init; }
}
