using Stoa.Contracts.Common;
using Stoa.Contracts.Documents;

namespace Stoa.Market.Documents.Invoices;

/// <summary>An issued invoice.</summary>
internal sealed class Invoice
{
    public TenantId IssuerId { get; init; }

    public TenantId BuyerId { get; init; }

    public required string Key { get; init; }

    public required string Series { get; init; }

    /// <summary>1 for the first of the series.</summary>
    public long Number { get; init; }

    public DateTimeOffset IssuedAt { get; init; }

    public required InvoiceRequest Content { get; init; }

    public string FullNumber => $"{Series}-{Number:D6}";

    public InvoiceDocument View() => new(Key, FullNumber, IssuedAt, Content);
}
