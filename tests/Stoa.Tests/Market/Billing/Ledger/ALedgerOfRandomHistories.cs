using FsCheck;
using FsCheck.Fluent;
using Stoa.Contracts.Common;
using Stoa.Market.Billing.Ledger;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market.Billing.Ledger;

public sealed class ALedgerOfRandomHistories
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Book Book = new(TenantId.Marketplace, TenantId.From(Guid.CreateVersion7()));
    private static readonly string[] SomeCurrencies = ["EUR", "JPY", "KWD"];

    private static readonly Gen<Posting> SomePostings =
        from kind in Gen.Elements(PostingKind.Charge, PostingKind.Credit, PostingKind.Payment, PostingKind.Refund)
        from currency in Gen.Elements(SomeCurrencies)
        from net in Gen.Choose(1, 1_000_000)
        from vat in Gen.Choose(0, 270_000)
        select Of(kind, new Money(net / 100m, currency), new Money(vat / 100m, currency));

    [Fact]
    public void Adds_up_to_nothing_in_every_currency() => Holds((_, entries) =>
        entries.GroupBy(entry => entry.Currency).All(currency => currency.Sum(entry => entry.Amount) == 0m));

    [Fact]
    public void Says_what_a_customer_owes_charges_less_credits_less_payments_and_refunds() => Holds((postings, entries) =>
        SomeCurrencies.All(currency => Sum(entries, LedgerAccount.Receivable, currency) == postings.Where(p => p.Moves[0].Amount.Currency == currency).Sum(Owed)));

    [Fact]
    public void Says_what_gateways_hold_payments_less_refunds() => Holds((postings, entries) =>
        SomeCurrencies.All(currency => Sum(entries, LedgerAccount.GatewayClearing, currency) ==
            -postings.Where(p => p.Kind is PostingKind.Payment or PostingKind.Refund && p.Moves[0].Amount.Currency == currency).Sum(Owed)));

    [Theory]
    [InlineData("10", "-9.99")]
    [InlineData("0", "0")]
    public void Takes_nothing_that_leaves_something_or_moves_nothing(string debit, string credit)
    {
        var posting = new Posting(PostingKind.Payment, "pay_1", [(LedgerAccount.GatewayClearing, Euro(debit)), (LedgerAccount.Receivable, Euro(credit))]);
        Assert.Throws<InvalidOperationException>(() => LedgerTransaction.Of(posting, Book, Now));
    }

    [Fact]
    public void Leaves_out_a_tax_of_nothing() =>
        Assert.DoesNotContain(LedgerTransaction.Of(Posting.Charge("inv_1", Euro("5"), Euro("0")), Book, Now).Entries, entry => entry.Account == LedgerAccount.VatPayable);

    private static void Holds(Func<IReadOnlyList<Posting>, IReadOnlyList<LedgerEntry>, bool> rule) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Cases.Or(500)), Prop.ForAll(Gen.ListOf(SomePostings).ToArbitrary(), postings =>
            rule([.. postings], [.. postings.SelectMany(posting => LedgerTransaction.Of(posting, Book, Now).Entries)])));

    private static Posting Of(PostingKind kind, Money net, Money vat) => kind switch
    {
        PostingKind.Charge => Posting.Charge("inv_1", net, vat),
        PostingKind.Credit => Posting.Credit("crn_1", net, vat),
        PostingKind.Payment => Posting.Payment("pay_1", net),
        _ => Posting.Refund("ref_1", net),
    };

    private static decimal Owed(Posting posting) => posting.Moves.Single(move => move.Account == LedgerAccount.Receivable).Amount.Amount;

    private static decimal Sum(IEnumerable<LedgerEntry> entries, LedgerAccount account, string currency) =>
        entries.Where(entry => entry.Account == account && entry.Currency == currency).Sum(entry => entry.Amount);

    private static Money Euro(string amount) => new(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), "EUR");
}
