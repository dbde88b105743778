using Stoa.Contracts.Common;

namespace Stoa.Market.Billing.Ledger;

/// <summary>In whose books: an issuer's, on its dealings with one customer.</summary>
internal sealed record Book(TenantId Issuer, TenantId Customer);

/// <summary>Money that moves, before it is written down.</summary>
/// <param name="Kind">Why.</param>
/// <param name="About">The external id of the invoice or payment: one posting of a kind for each.</param>
/// <param name="Moves">Debits above nothing, credits below.</param>
internal sealed record Posting(PostingKind Kind, string About, IReadOnlyList<(LedgerAccount Account, Money Amount)> Moves)
{
    /// <param name="invoice">Its external id.</param>
    /// <param name="net">Without VAT.</param>
    /// <param name="vat">Of all rates.</param>
    public static Posting Charge(string invoice, Money net, Money vat) => new(PostingKind.Charge, invoice, Sale(net, vat));

    /// <inheritdoc cref="Charge"/>
    public static Posting Credit(string creditNote, Money net, Money vat) => new(PostingKind.Credit, creditNote, Sale(net * -1m, vat * -1m));

    public static Posting Payment(string payment, Money amount) => new(PostingKind.Payment, payment, Settlement(amount));

    public static Posting Refund(string refund, Money amount) => new(PostingKind.Refund, refund, Settlement(amount * -1m));

    private static (LedgerAccount, Money)[] Sale(Money net, Money vat) =>
        [(LedgerAccount.Receivable, net + vat), (LedgerAccount.Revenue, net * -1m), (LedgerAccount.VatPayable, vat * -1m)];

    private static (LedgerAccount, Money)[] Settlement(Money amount) =>
        [(LedgerAccount.GatewayClearing, amount), (LedgerAccount.Receivable, amount * -1m)];
}
